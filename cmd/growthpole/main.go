// Growthpole turns a folder of regional indicators into policy briefs.
package main

import (
	"os"

	"growthpole/cmd/internal/command"
)

func main() { os.Exit(command.Main()) }
