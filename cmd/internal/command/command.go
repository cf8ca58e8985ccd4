// Package command is the command line: it reads arguments, opens folders, shows
// problems and progress, and calls the rooms that do the work. It is the only
// place that knows the clock, the environment and the terminal.
package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"sync"
	"syscall"

	"github.com/spf13/cobra"

	"growthpole/indicators/problem"
	"growthpole/report/memory"
)

// The exit codes.
const (
	exitDone   = 0
	exitFailed = 1 // some regions failed, or the data have errors
	exitUsage  = 2 // the command line is wrong
	exitCannot = 3 // a file to verify is no brief with evidence inside
)

// errReported ends a command whose problems the user has already seen.
var errReported = errors.New("reported")

// usageError is a mistake in the command line, not in the data.
type usageError struct {
	err  error
	list []string // what there is instead, a line each
}

func (e usageError) Error() string { return e.err.Error() }
func (e usageError) Unwrap() error { return e.err }

// usagef makes a usageError.
func usagef(format string, args ...any) error { return usageError{err: fmt.Errorf(format, args...)} }

// Main runs the program with the process's arguments until it is done or
// interrupted. A second interrupt ends it at once.
func Main() int {
	if os.Getenv("GOGC") == "" { // it decides where it is set
		memory.CollectSeldom()
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop)
	return Run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
}

// Run runs one command and returns its exit code.
func Run(ctx context.Context, args []string, in io.Reader, out, err io.Writer) int {
	root := root()
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(err)
	return exit(err, root.ExecuteContext(ctx))
}

// exit shows an error that nobody has shown yet, and turns it into an exit code.
func exit(w io.Writer, err error) int {
	var usage usageError
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errUnverifiable):
		return exitCannot
	case errors.Is(err, errReported):
		return exitFailed
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(w, "growthpole: interrupted")
		return exitFailed
	case errors.As(err, &usage):
		fmt.Fprintln(w, "growthpole: "+problem.Clean(err.Error()))
		for _, line := range usage.list[:min(len(usage.list), mostProblems)] {
			fmt.Fprintln(w, "  "+problem.Clean(line))
		}
		if more := len(usage.list) - mostProblems; more > 0 {
			fmt.Fprintf(w, "  and %d more\n", more)
		}
		fmt.Fprintln(w, `run "growthpole --help" for usage`)
		return exitUsage
	default:
		fmt.Fprintln(w, "growthpole: "+problem.Clean(err.Error()))
		return exitFailed
	}
}

// inOurOrder keeps cobra from sorting commands. It is a setting of the whole process,
// and programs may run side by side in one, as in tests.
var inOurOrder = sync.OnceFunc(func() { cobra.EnableCommandSorting = false })

// root is the program with its commands, in the order in which help lists them.
func root() *cobra.Command {
	c := &cobra.Command{
		Use:   "growthpole",
		Short: "Policy briefs from regional indicators",
		Long: `Growthpole reads a folder of regional statistics and writes, for every region,
a brief: where the region stands on the way to an IT cluster, why, and which
mechanisms to use in the medium and in the long term.

Exit codes: 0 done; 1 some regions failed or the data have errors; 2 wrong usage;
3 a file cannot be verified.`,
		Example: `  growthpole check samples/kazakhstan
  growthpole build samples/kazakhstan -o briefs
  growthpole explain samples/kazakhstan --region KZ-75`,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          unknownCommand,
		RunE: func(c *cobra.Command, _ []string) error {
			c.SetOut(c.ErrOrStderr())
			if err := c.Help(); err != nil {
				return err
			}
			return usagef("no command given")
		},
	}
	c.CompletionOptions.HiddenDefaultCmd = true
	c.DisableFlagsInUseLine = true
	c.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err: err} })
	inOurOrder()
	c.AddCommand(initCommand(), buildCommand(), checkCommand(), evaluateCommand(), explainCommand(), changesCommand(), whatIfCommand(), convertCommand(),
		verifyCommand(), signCommand(), renderCommand(), templatesCommand(), indexCommand(), shiftShareCommand(), ellisonGlaeserCommand(), compositeCommand(),
		modelCommand(), styleCommand(), schemaCommand(), versionCommand())
	return c
}

// unknownCommand refuses a first word that is no command.
func unknownCommand(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var known []string
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			known = append(known, sub.Name())
		}
	}
	return usagef("unknown command %s; %s", problem.Quote(args[0]), problem.DidYouMean(args[0], known))
}

// oneFolder is the rule for the arguments of the commands that read a dataset.
func oneFolder(_ *cobra.Command, args []string) error {
	switch len(args) {
	case 1:
		return nil
	case 0:
		return usagef("no folder given; name the folder that holds the dataset")
	}
	return usagef("%d folders given; name one", len(args))
}

// noArguments is the rule for commands that read no dataset.
func noArguments(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usagef("%s takes no arguments; got %s", c.Name(), problem.Quote(args[0]))
	}
	return nil
}
