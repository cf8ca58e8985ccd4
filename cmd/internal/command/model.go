package command

import (
	"growthpole/indicators/model"

	"github.com/spf13/cobra"
)

func modelCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "model",
		Short: "Print the built-in model",
		Long: `Model prints the file that holds every choice of the method: indicators, weights,
thresholds, gates and mechanisms, each with its basis. Save it as model.yaml in a
dataset's folder, or give it with --model, and change what you need.`,
		Example: "  growthpole model > mydata/model.yaml",
		Args:    noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			_, err := c.OutOrStdout().Write(model.DefaultText())
			return err
		},
	}
}
