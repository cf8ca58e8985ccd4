// Package render makes documents of any Markdown template and any JSON data, in
// the look of the briefs: letters, annexes, and documents to measure with. A
// template calls figures and tables of its data in fenced lines:
//
//	```lines
//	id: employment
//	caption: Employees in IT
//	years: $.series.years
//	series:
//	  - {name: Region, values: $.series.employees}
//	```
package render
