package command

import (
	"strings"

	schemas "growthpole/docs/schema"
	"growthpole/indicators/problem"

	"github.com/spf13/cobra"
)

func schemaCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "schema " + strings.Join(schemas.Names, "|"),
		Short: "Print the JSON Schema of results.json, dataset.yaml, model.yaml, style.yaml or check --json",
		Long: `Schema prints a JSON Schema (draft 2020-12). An editor that knows the one of
dataset.yaml, model.yaml or style.yaml completes keys, explains them, and marks
mistakes while you type; docs/dataset.md says how. A program that reads results.json, or what
check --json prints, can be checked against their schemas.`,
		Example: `  growthpole schema dataset > dataset.schema.json
  growthpole schema results | jq '.properties | keys'`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("no schema named; name one of %s", strings.Join(schemas.Names, ", "))
			}
			if len(args) > 1 {
				return usagef("%d schemas named; name one of %s", len(args), strings.Join(schemas.Names, ", "))
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			text := schemas.Text(args[0])
			if text == nil {
				return usagef("there is no schema %s; %s", problem.Quote(args[0]), problem.DidYouMean(args[0], schemas.Names))
			}
			_, err := c.OutOrStdout().Write(text)
			return err
		},
	}
}
