# The same checks as .ci/run, without those of finished PDF files.
.PHONY: check test update bench ci

check:
	test -z "$$(gofmt -l .)" || { gofmt -l .; exit 1; }
	go vet ./...
	go run honnef.co/go/tools/cmd/staticcheck@v0.8.2 ./...
	go test -race ./...

test:
	go test ./...

# Rewrites expected results, in the packages that have them. Read the difference like code.
update:
	go test $$(grep -rl --include='*_test.go' 'flag.Bool("update"' . | xargs -n1 dirname | sort -u) -update

bench:
	go test -run='^$$' -bench=. -benchmem ./...

# Everything, fetching the tools that it needs.
ci:
	.ci/run
