// Renders the chart as Helm does, with what Helm is made of: Go's own template engine and Sprig, as Debian packages them. A value that a
// template asks for and nobody has set is an error here.
// Usage: GO111MODULE=off GOPATH=/usr/share/gocode go run main.go CHART [VALUES.yaml...]
package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"text/template"

	"github.com/Masterminds/sprig"
	"gopkg.in/yaml.v3"
)

type values = map[string]interface{}

func main() {
	chart := os.Args[1]
	settings := read(filepath.Join(chart, "values.yaml"))
	for _, further := range os.Args[2:] {
		merge(settings, read(further))
	}

	described := read(filepath.Join(chart, "Chart.yaml"))
	data := values{
		"Chart":   values{"Name": described["name"], "Version": described["version"], "AppVersion": described["appVersion"]},
		"Release": values{"Name": "release", "Namespace": "default", "Service": "Helm"},
		"Values":  settings,
	}
	names, err := filepath.Glob(filepath.Join(chart, "templates", "*"))
	check(err)
	all := template.New("chart").Option("missingkey=error").Funcs(sprig.TxtFuncMap())
	all.Funcs(template.FuncMap{
		"include": func(name string, with interface{}) (string, error) {
			var text bytes.Buffer
			err := all.ExecuteTemplate(&text, name, with)
			return text.String(), err
		},
		"toYaml": func(value interface{}) (string, error) {
			var text bytes.Buffer
			encoder := yaml.NewEncoder(&text)
			encoder.SetIndent(2)
			err := encoder.Encode(value)
			return strings.TrimSuffix(text.String(), "\n"), err
		},
	})
	for _, name := range names {
		text, err := os.ReadFile(name)
		check(err)
		_, err = all.New(filepath.Base(name)).Parse(string(text))
		check(err)
	}

	for _, name := range names {
		if base := filepath.Base(name); strings.HasSuffix(base, ".yaml") {
			var text bytes.Buffer
			check(all.ExecuteTemplate(&text, base, data))
			if strings.TrimSpace(text.String()) != "" {
				fmt.Printf("---\n# %s\n%s\n", base, strings.TrimSpace(text.String()))
			}
		}
	}
}

func read(name string) values {
	text, err := os.ReadFile(name)
	check(err)
	var read values
	check(yaml.Unmarshal(text, &read))
	return read
}

// A map is merged, everything else is replaced, as 'helm install --values' does.
func merge(into, from values) {
	for key, value := range from {
		inner, isMap := value.(values)
		known, wasMap := into[key].(values)
		if isMap && wasMap {
			merge(known, inner)
		} else {
			into[key] = value
		}
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
