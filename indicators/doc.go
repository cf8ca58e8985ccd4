// Package indicators evaluates regions by the method of Kireeva & Tsoi (2018):
// from a dataset and a model to indices, the level of innovative development,
// local factors, the stage in its strict order, growth-pole elements, and the
// mechanisms to use. It ends with numbers, statuses and sources; words and pages
// belong to the report.
package indicators
