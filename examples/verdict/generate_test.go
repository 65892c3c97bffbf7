package main

import (
	"cmp"
	"encoding"
	"fmt"
	"path"
	"reflect"
	"slices"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/catalogue"
	"github.com/parley-go/parley/ceasefire/geo"
)

// The schemas are made from the Go types of the documents: the fields, their names
// and which are required from the types, by way of jsonschema-go; what they mean
// from the doc comments; the values of enums from the constants. Types that are
// text in a document have a pattern, written here.
//
// Where the strict decoder is laxer than the schema: it takes null for a list or
// object that is left out, and an empty text for a value that is not stated. The
// schema asks that they be left out.

// dialect is the version of JSON Schema.
const dialect = "https://json-schema.org/draft/2020-12/schema"

// The patterns of texts. They are in the dialect that ECMA-262 and RE2 share.
const (
	idPattern       = `[a-z0-9][a-z0-9._-]{0,63}`
	codePattern     = `[a-z0-9]+(-[a-z0-9]+)*`
	datePattern     = `\d{4}-\d{2}-\d{2}`
	clockPattern    = `\d{2}:\d{2}:\d{2}(\.\d+)?`
	instantPattern  = datePattern + `T` + clockPattern + `(Z|[+-]\d{2}:\d{2})`
	endPattern      = `(` + instantPattern + `|\.\.)`
	localPattern    = datePattern + `T\d{2}:\d{2}(:\d{2}(\.\d+)?)?`
	zonePattern     = `[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*`
	windowPattern   = `(unknown|` + instantPattern + `|` + endPattern + `/` + endPattern + `|` + datePattern + `(/` + datePattern + `)?\[` + zonePattern + `\])`
	numberPattern   = `(0|[1-9]\d*)`
	calibrePattern  = `\d{1,4}(\.\d{1,2})? ?mm`
	externalPackage = "github.com/parley-go/parley/"
)

// texts describes the types that are text, and those that have a JSON form of their
// own.
func texts() map[reflect.Type]*jsonschema.Schema {
	text := func(pattern, wrong, description string, examples ...any) *jsonschema.Schema {
		return &jsonschema.Schema{
			Type: "string", Pattern: "^(" + pattern + ")$", Description: description, Examples: examples,
			// What Visual Studio Code says of another type and of another text.
			Extra: map[string]any{"errorMessage": wrong, "patternErrorMessage": wrong},
		}
	}
	id := func(of string) *jsonschema.Schema {
		return text(idPattern, "Use lower-case letters, digits, '-', '.' and '_'.",
			"The identifier of "+of+": 1 to 64 lower-case letters, digits, '-', '.' and '_', beginning with a letter or digit.")
	}
	position := &jsonschema.Schema{
		Type: "array", MinItems: ptr(2), MaxItems: ptr(3), Items: &jsonschema.Schema{Type: "number"},
		Description: "A position: longitude first, then latitude, in degrees; a height is dropped.",
	}
	positions := &jsonschema.Schema{Type: "array", Items: position}
	lists := &jsonschema.Schema{Type: "array", Items: positions}
	geometry := func(description string, one, many string, nested *jsonschema.Schema) *jsonschema.Schema {
		shape := func(name string, coordinates *jsonschema.Schema) *jsonschema.Schema {
			return &jsonschema.Schema{
				If:   &jsonschema.Schema{Properties: map[string]*jsonschema.Schema{"type": {Const: ptr[any](name)}}},
				Then: &jsonschema.Schema{Properties: map[string]*jsonschema.Schema{"coordinates": coordinates}},
			}
		}
		return &jsonschema.Schema{
			Type: "object", Description: description, Required: []string{"type", "coordinates"}, AdditionalProperties: never(),
			PropertyOrder: []string{"type", "coordinates", "bbox"},
			Properties: map[string]*jsonschema.Schema{
				"type":        {Type: "string", Enum: []any{one, many}, Description: "The kind of geometry."},
				"coordinates": {Type: "array", Description: "The positions, longitude before latitude."},
				"bbox":        {Type: "array", Items: &jsonschema.Schema{Type: "number"}, Description: "A bounding box; it is read and dropped."},
			},
			AllOf: []*jsonschema.Schema{shape(one, nested), shape(many, &jsonschema.Schema{Type: "array", Items: nested})},
		}
	}
	line := geometry("A line as GeoJSON (RFC 7946): a LineString or a MultiLineString, with its accuracy in metres as one member more.", "LineString", "MultiLineString", positions)
	line.Properties["accuracy"] = &jsonschema.Schema{Type: "number", Minimum: ptr(0.0), Description: "How far the true line may lie from this one, in metres; left out, it is exact."}
	line.PropertyOrder = append(line.PropertyOrder, "accuracy")
	number := func(description string, low, high float64) *jsonschema.Schema {
		return &jsonschema.Schema{Type: "number", Minimum: &low, Maximum: &high, Description: description}
	}
	return map[reflect.Type]*jsonschema.Schema{
		reflect.TypeFor[when.Instant](): text(instantPattern, "Write an instant with its offset from UTC, such as 2025-10-24T18:00:00+05:00.",
			"An instant with its offset from UTC (RFC 3339).", "2025-10-24T18:00:00+05:00", "2025-10-24T13:00:00Z"),
		reflect.TypeFor[when.Span](): text(endPattern+"/"+endPattern, "Write two instants with a slash between; .. is an open end.",
			"A span of time: two instants with a slash between, the first included, the second not; \"..\" is an open end. Left out, it is all of time.",
			"2025-10-15T13:00:00Z/2025-10-17T13:00:00Z", "2025-10-15T13:00:00Z/.."),
		reflect.TypeFor[when.Zone](): text(zonePattern, "Write a time zone by its name, such as Asia/Karachi.",
			"A time zone by its name in the IANA Time Zone Database.", "Asia/Karachi", "Asia/Kabul", "Etc/UTC"),
		reflect.TypeFor[ceasefire.Moment](): text(instantPattern+"|"+localPattern, "Write 2025-10-15T18:00:00+05:00, or 2025-10-15T18:00 in the agreement's time zone.",
			"An instant: with its offset from UTC, or as local time in the agreement's time zone.", "2025-10-15T18:00:00+05:00", "2025-10-15T18:00"),
		reflect.TypeFor[ceasefire.When](): text(windowPattern+"|from "+windowPattern+" to "+windowPattern,
			"Write days with a zone (2025-10-24[Asia/Karachi]), an instant, instant/instant, or: from … to ….",
			"When it was, as far as the source knows. Some time on a day: 2025-10-24[Asia/Karachi]; on one of several days: 2025-10-24/2025-10-25[Asia/Karachi]; an instant: 2025-10-24T18:00:00+05:00; between two instants: 2025-10-24T18:00:00+05:00/2025-10-24T20:00:00+05:00, where \"..\" is an open end. Something that went on has a time for its beginning and one for its end: \"from 2025-10-24[Asia/Karachi] to 2025-10-25[Asia/Karachi]\".",
			"2025-10-24[Asia/Karachi]", "2025-10-24/2025-10-25[Asia/Karachi]", "2025-10-24T18:00:00+05:00", "from 2025-10-24[Asia/Karachi] to 2025-10-25[Asia/Karachi]"),
		reflect.TypeFor[ceasefire.Count](): text("unknown|"+numberPattern+`(\.\.`+numberPattern+"?)?", `Write a whole number in quotes ("5"), a range ("3..7"), or "20.." for 20 or more.`,
			`How many, as text: "5", a range "3..7", or "20.." for 20 or more. What is left out is unknown, which is not "0".`, "5", "3..7", "20.."),
		reflect.TypeFor[ceasefire.Grade](): text("[A-F][1-6]", "Write a letter from A to F and a figure from 1 to 6, such as B2.",
			"A grade of evidence. The letter is the reliability of the source, from A (completely reliable) to E (unreliable), F (cannot be judged); the figure is the credibility of the content, from 1 (confirmed by other sources) to 5 (improbable), 6 (cannot be judged).", "B2", "C3", "F6"),
		reflect.TypeFor[catalogue.Calibre](): text(calibrePattern, "Write millimetres, such as 122mm or 5.45mm.",
			"A calibre in millimetres.", "122mm", "5.45mm"),
		reflect.TypeFor[catalogue.Code](): codeSchema(text),

		reflect.TypeFor[actors.ID]():              id("an actor in the agreement's roster"),
		reflect.TypeFor[actors.TerritoryID]():     id("a territory in the agreement's roster"),
		reflect.TypeFor[actors.SourceID]():        id("a source in the agreement's roster"),
		reflect.TypeFor[ceasefire.AgreementID]():  id("an agreement"),
		reflect.TypeFor[ceasefire.ClauseID]():     id("a clause within its agreement"),
		reflect.TypeFor[ceasefire.ReadingID]():    id("a reading within its agreement"),
		reflect.TypeFor[ceasefire.ZoneID]():       id("a zone of an agreement"),
		reflect.TypeFor[ceasefire.LineID]():       id("a line of an agreement"),
		reflect.TypeFor[ceasefire.IncidentID]():   id("an incident"),
		reflect.TypeFor[ceasefire.ReportID]():     {Type: "string", Description: "The name of a report, as others of the incident refer to it."},
		reflect.TypeFor[ceasefire.AssessmentID](): {Type: "string", Description: "The name of an assessment."},
		reflect.TypeFor[ceasefire.RulingID]():     {Type: "string", Description: "The name of a ruling, as a later one refers to it."},
		reflect.TypeFor[catalogue.Scheme]():       text(codePattern, "Use lower-case words joined by hyphens.", "The name of a coding scheme.", "acled", "cameo", "ucdp"),

		reflect.TypeFor[geo.Area](): geometry("An area as GeoJSON (RFC 7946): a Polygon or a MultiPolygon. Edges are the shortest lines on the earth.", "Polygon", "MultiPolygon", lists),
		reflect.TypeFor[geo.Line](): line,
		reflect.TypeFor[geo.Disc](): {
			Type: "object", Description: "A point with a radius: everything within it.", Required: []string{"lat", "lng", "radius"}, AdditionalProperties: never(),
			PropertyOrder: []string{"lat", "lng", "radius"},
			Properties: map[string]*jsonschema.Schema{
				"lat":    number("The latitude in degrees, north above zero.", -90, 90),
				"lng":    number("The longitude in degrees, east above zero.", -180, 180),
				"radius": {Type: "number", Minimum: ptr(0.0), Description: "The radius in metres; 0 is the point alone."},
			},
		},
	}
}

func codeSchema(text func(pattern, wrong, description string, examples ...any) *jsonschema.Schema) *jsonschema.Schema {
	s := text(codePattern, "Use lower-case words joined by hyphens.", "A code: lower-case words joined by hyphens.")
	s.MaxLength = ptr(64)
	return s
}

// known are the codes that an editor offers for a field that holds one. An
// agreement may add its own, so any other code is taken too.
type known struct {
	name, what string
	codes      []any
	help       []string
}

func codesOf(kind string) known {
	k := known{name: kind + "Code", what: "The code of " + article(kind) + ": of the standard catalogue, or one that the agreement adds."}
	add := func(code catalogue.Code, name, definition string) {
		k.codes = append(k.codes, string(code))
		k.help = append(k.help, strings.TrimSpace(strings.TrimSuffix(name, ".")+". "+definition))
	}
	c := catalogue.Standard()
	switch kind {
	case "act":
		for x := range c.Acts() {
			add(x.Code, x.Name, x.Definition)
		}
	case "weapon":
		for x := range c.Weapons() {
			add(x.Code, x.Name, "")
		}
	case "target":
		for x := range c.Targets() {
			add(x.Code, x.Name, x.Definition)
		}
	}
	return k
}

func article(noun string) string {
	if strings.ContainsAny(noun[:1], "aeiou") {
		return "an " + noun
	}
	return "a " + noun
}

// codeFields says which kind of code a field holds; "new" is a code that the
// document itself defines.
func codeFields() map[string]string {
	return map[string]string{
		"ceasefire.Pattern.Acts": "act", "ceasefire.Pattern.Targets": "target", "ceasefire.WeaponPattern.Code": "weapon",
		"ceasefire.Report.Act": "act", "ceasefire.Part.Act": "act", "ceasefire.Weapon.Code": "weapon", "ceasefire.Target.Kind": "target",
		"ceasefire.Coverage.Acts": "act",
		"catalogue.Act.Code":      "new", "catalogue.Act.Parent": "act", "catalogue.Act.Weapons": "weapon", "catalogue.Act.Targets": "target",
		"catalogue.Weapon.Code": "new", "catalogue.Weapon.Parent": "weapon", "catalogue.Target.Code": "new", "catalogue.Target.Parent": "target",
	}
}

// plainFields describes fields that are the same wherever they are and that the
// types do not explain.
func plainFields() map[string]string {
	return map[string]string{
		"id":         "Its identifier.",
		"format":     "The name and version of the form of this file.",
		"title":      "A title for people.",
		"text":       "What it says, in the words of whoever keeps the record.",
		"note":       "A note for people; nothing is decided by it.",
		"name":       "Its name, for people.",
		"names":      "What each side calls it; none of them is taken as the right one.",
		"aliases":    "Other names, for people.",
		"external":   "Its identifiers in other schemes.",
		"said":       "Who says so; left out, it is common ground.",
		"source":     "Where it is taken from.",
		"definition": "What it means, in one sentence.",
		"meaning":    "What the text says that it means.",
		"term":       "The word that the text defines.",
		"article":    "Where it stands in the text, such as \"Art 1\".",
		"holder":     "Who held it.",
		"from":       "From when, included; left out, there is no beginning.",
		"until":      "Until when, not included; left out, there is no end.",
		"at":         "When that was.",
		"by":         "Who.",
		"to":         "To whom, or to what.",
		"party":      "The party whom it concerns.",
		"post":       "The office that the person holds.",
		"members":    "Who belongs to it.",
		"kind":       "Its kind.",

		"ceasefire.Report.source":       "Who says so: a source of the agreement's roster.",
		"ceasefire.Report.incident":     "The incident that it is of; left out, that of the file.",
		"ceasefire.Report.at":           "When the deed happened, as far as the source says.",
		"ceasefire.Report.or":           "Alternatives to the main part: either this, or that.",
		"ceasefire.Report.also":         "Further parts, all of which happened as well.",
		"ceasefire.Part.at":             "When it happened, as far as the source says.",
		"ceasefire.Part.origin":         "Where it came from, as far as the source says.",
		"ceasefire.Part.effect":         "Where it took effect, as far as the source says.",
		"ceasefire.Part.act":            "What was done, as far as the source says: a code of the catalogue.",
		"ceasefire.HarmAtLeast.atLeast": "The least figure.",
		"ceasefire.Reply.by":            "The party that replies.",
		"ceasefire.Reply.text":          "What it answers, in the words of whoever keeps the record.",
		"ceasefire.Publication.by":      "Who decided on it.",
		"ceasefire.Link.to":             "The other incident.",
		"ceasefire.Notice.to":           "The party to whom it was put.",
		"actors.Saying.source":          "Who says so: a source of the roster.",
		"catalogue.Equivalent.code":     "The code, as that scheme writes it.",
	}
}

// generator makes one schema.
type generator struct {
	source *source
	texts  map[reflect.Type]*jsonschema.Schema
	defs   map[string]*jsonschema.Schema
	done   map[reflect.Type]string
	bare   []string // fields that nothing describes
}

// generate returns the schema of the documents of type t.
func generate(src *source, t reflect.Type, format, title, description string) (*jsonschema.Schema, []string, error) {
	g := &generator{source: src, texts: texts(), defs: map[string]*jsonschema.Schema{}, done: map[reflect.Type]string{}}
	for _, e := range []reflect.Type{reflect.TypeFor[ceasefire.Standard](), reflect.TypeFor[catalogue.RangeClass]()} {
		for _, c := range g.enum(e) { // their comments do not repeat their texts
			src.packages[e.PkgPath()].words[c.name] = c.text
		}
	}
	root, err := g.object(t)
	if err != nil {
		return nil, nil, err
	}
	root.Schema, root.Title, root.Description = dialect, title, description
	root.Properties["format"].Const = ptr[any](format)
	root.Defs = g.defs
	return root, g.bare, nil
}

// ref returns a reference to the schema of a type, or nil for a type without a name
// of ours: that is described where it is.
func (g *generator) ref(t reflect.Type) (*jsonschema.Schema, error) {
	name, err := g.define(t)
	if err != nil || name == "" {
		return nil, err
	}
	return reference(name), nil
}

func reference(name string) *jsonschema.Schema { return &jsonschema.Schema{Ref: "#/$defs/" + name} }

// define adds the schema of a named type to the definitions.
func (g *generator) define(t reflect.Type) (string, error) {
	if name, ok := g.done[t]; ok {
		return name, nil
	}
	mapped := t.Kind() == reflect.Map && g.enum(t.Key()) != nil
	if !mapped && !strings.HasPrefix(t.PkgPath(), externalPackage) {
		return "", nil
	}
	name := defName(t)
	g.done[t] = name
	var s *jsonschema.Schema
	var err error
	switch {
	case g.texts[t] != nil:
		s = g.texts[t]
	case mapped:
		s, err = g.choice(t)
	case g.enum(t) != nil:
		s = g.enumSchema(t)
	case t == reflect.TypeFor[actors.Policy]():
		s = g.policy(t)
	case t.Kind() == reflect.Struct:
		s, err = g.object(t)
	default:
		return "", fmt.Errorf("no schema for %v", t)
	}
	if err != nil {
		return "", err
	}
	g.defs[name] = s
	return name, nil
}

// defName names a type in the definitions: those of package ceasefire by their
// name, others by package and name.
func defName(t reflect.Type) string {
	if t.Name() == "" {
		return defName(t.Key()) + "Map"
	}
	if pkg := path.Base(t.PkgPath()); pkg != "ceasefire" {
		return pkg + "." + t.Name()
	}
	return t.Name()
}

// object makes the schema of a struct.
func (g *generator) object(t reflect.Type) (*jsonschema.Schema, error) {
	known := map[reflect.Type]*jsonschema.Schema{}
	for _, f := range jsonFields(t) {
		for ft := f.Type; ; ft = ft.Elem() {
			if ft.Kind() == reflect.Pointer {
				continue
			}
			r, err := g.ref(ft)
			if err != nil {
				return nil, err
			}
			if r != nil {
				known[ft] = r
				break
			}
			if k := ft.Kind(); k != reflect.Slice && k != reflect.Map {
				break
			}
		}
	}
	delete(known, t)
	s, err := jsonschema.ForType(t, &jsonschema.ForOptions{TypeSchemas: known})
	if err != nil {
		return nil, err
	}
	s.Description = g.source.doc(t)
	s.Required = nil
	for _, f := range jsonFields(t) {
		p := s.Properties[jsonName(f.StructField)]
		plain(p)
		if err := g.codes(p, f); err != nil {
			return nil, err
		}
		p.Description = g.describe(t, f, p)
		if f.Tag.Get("parley") == "required" {
			s.Required = append(s.Required, jsonName(f.StructField))
		}
	}
	g.special(t, s)
	return s, nil
}

// special adds what the types do not say.
func (g *generator) special(t reflect.Type, s *jsonschema.Schema) {
	least := func(n float64, names ...string) {
		for _, name := range names {
			s.Properties[name].Minimum = ptr(n)
		}
	}
	some := func(names ...string) {
		for _, name := range names {
			s.Properties[name].MinItems = ptr(1)
		}
	}
	switch t {
	case reflect.TypeFor[ceasefire.Agreement]():
		some("parties", "clauses")
	case reflect.TypeFor[ceasefire.Reading](), reflect.TypeFor[ceasefire.PartyPatterns]():
		some(map[bool]string{true: "of", false: "forbids"}[t == reflect.TypeFor[ceasefire.Reading]()])
	case reflect.TypeFor[ceasefire.HarmAtLeast]():
		least(1, "atLeast")
	case reflect.TypeFor[ceasefire.FromLine]():
		least(0, "atLeast", "atMost")
		s.AnyOf = []*jsonschema.Schema{{Required: []string{"atLeast"}}, {Required: []string{"atMost"}}, {Required: []string{"side"}}}
	case reflect.TypeFor[catalogue.Weapon]():
		least(0, "reach")
	case reflect.TypeFor[ceasefire.Assessment]():
		s.AnyOf = []*jsonschema.Schema{{Required: []string{"report"}}, {Required: []string{"statement"}}}
	case reflect.TypeFor[ceasefire.ProofRule]():
		// The mere claim is no standard that a rule could grant.
		s.Properties["standard"].Not = &jsonschema.Schema{Const: ptr[any](ceasefire.AllegedOnly.String())}
	case reflect.TypeFor[ceasefire.Clause]():
		g.term(s)
	}
}

// term adds the two kinds of term to the schema of a clause, which has just one of
// them.
func (g *generator) term(s *jsonschema.Schema) {
	prohibition, err := g.object(reflect.TypeFor[ceasefire.Prohibition]())
	if err != nil {
		panic(err) // of a type that has been seen to work
	}
	after := slices.Index(s.PropertyOrder, "bearers") + 1
	s.PropertyOrder = slices.Insert(s.PropertyOrder, after, append(slices.Clone(prohibition.PropertyOrder), "promises")...)
	for name, p := range prohibition.Properties {
		s.Properties[name] = p
	}
	s.Properties["forbids"].MinItems = ptr(1)
	s.Properties["promises"] = &jsonschema.Schema{
		Type: "string", MinLength: ptr(1),
		Description: g.source.doc(reflect.TypeFor[ceasefire.Unspecified]()) + " " + g.source.field("ceasefire.Unspecified", "Promise"),
	}
	s.Required = append(s.Required, "id")
	s.AnyOf = []*jsonschema.Schema{{Required: []string{"forbids"}}, {Required: []string{"promises"}}}
	s.DependentSchemas = map[string]*jsonschema.Schema{"promises": {Properties: map[string]*jsonschema.Schema{
		"forbids": never(), "forParty": never(), "except": never(),
	}}}
	s.DependentRequired = map[string][]string{"forParty": {"forbids"}, "except": {"forbids"}}
}

// codes puts the right kind of code in the place of any code.
func (g *generator) codes(p *jsonschema.Schema, f structField) error {
	code := reference(defName(reflect.TypeFor[catalogue.Code]())).Ref
	at := p
	if p.Items != nil {
		at = p.Items
	}
	if at.Ref != code {
		return nil
	}
	kind, ok := codeFields()[f.owner+"."+f.Name]
	if !ok {
		return fmt.Errorf("which codes does %s.%s hold? Say so in codeFields", f.owner, f.Name)
	}
	if kind == "new" {
		return nil
	}
	k := codesOf(kind)
	at.Ref = reference(k.name).Ref
	g.defs[k.name] = &jsonschema.Schema{
		Description: k.what,
		AnyOf: []*jsonschema.Schema{
			{Enum: k.codes, Extra: map[string]any{"enumDescriptions": k.help}},
			{Ref: code},
		},
	}
	return nil
}

// describe returns what a field means: its comment, that of the fields it stands
// with, or what its type is.
func (g *generator) describe(t reflect.Type, f structField, p *jsonschema.Schema) string {
	owners := []string{f.owner}
	if f.owner == "ceasefire.Report" { // whose main part is described by fields of its own
		owners = append(owners, "ceasefire.Part")
	}
	for _, owner := range owners {
		if d := plainFields()[owner+"."+jsonName(f.StructField)]; d != "" {
			return d
		}
		if d := g.source.field(owner, f.Name); d != "" {
			return d
		}
	}
	if d, ok := plainFields()[jsonName(f.StructField)]; ok && (p.Ref == "" || len(g.texts) > 0 && g.isText(p.Ref)) {
		return d
	}
	if p.Ref != "" {
		return "" // the type is described, and that shows
	}
	if p.Items != nil && p.Items.Ref != "" {
		if d := g.defs[strings.TrimPrefix(p.Items.Ref, "#/$defs/")]; d != nil && d.Description != "" {
			first, _, _ := strings.Cut(d.Description, ". ")
			return "A list. " + strings.TrimSuffix(first, ".") + "."
		}
	}
	g.bare = append(g.bare, f.owner+"."+f.Name)
	return ""
}

func (g *generator) isText(ref string) bool {
	d := g.defs[strings.TrimPrefix(ref, "#/$defs/")]
	return d != nil && d.Type == "string" && d.Enum == nil
}

// enum returns the values of an enum: text constants, or numbers with texts.
func (g *generator) enum(t reflect.Type) []constant {
	if g.texts[t] != nil || t == reflect.TypeFor[actors.Policy]() || !strings.HasPrefix(t.PkgPath(), externalPackage) {
		return nil
	}
	all := g.source.constants(t)
	switch t.Kind() {
	case reflect.String:
	case reflect.Uint8:
		for i := range all {
			v := reflect.New(t).Elem()
			v.SetUint(uint64(all[i].number))
			text, err := v.Interface().(encoding.TextMarshaler).MarshalText()
			if err != nil {
				panic(fmt.Sprintf("%v(%d): %v", t, all[i].number, err))
			}
			all[i].text = string(text)
		}
	default:
		return nil
	}
	return slices.DeleteFunc(all, func(c constant) bool {
		v := reflect.New(t).Elem()
		if t.Kind() == reflect.String {
			v.SetString(c.text)
		} else {
			v.SetUint(uint64(c.number))
		}
		valid, ok := v.Interface().(interface{ IsValid() bool })
		return c.text == "" || ok && !valid.IsValid() // some constants are for results alone
	})
}

func (g *generator) enumSchema(t reflect.Type) *jsonschema.Schema {
	s := &jsonschema.Schema{Type: "string", Description: g.source.doc(t)}
	help := make([]string, 0)
	var list []string
	for _, c := range g.enum(t) {
		s.Enum = append(s.Enum, c.text)
		help = append(help, c.doc)
		if c.doc == "" {
			list = append(list, "- "+c.text)
		} else {
			list = append(list, "- "+c.text+": "+c.doc)
		}
	}
	s.Description = strings.TrimSpace(s.Description + "\n\n" + strings.Join(list, "\n"))
	s.Extra = map[string]any{"enumDescriptions": help}
	return s
}

// choice makes the schema of a map whose keys are an enum: an object with a member
// for each.
func (g *generator) choice(t reflect.Type) (*jsonschema.Schema, error) {
	s := &jsonschema.Schema{Type: "object", Properties: map[string]*jsonschema.Schema{}, AdditionalProperties: never(), Description: g.source.doc(t)}
	if s.Description == "" {
		s.Description = g.source.doc(t.Key())
	}
	for _, c := range g.enum(t.Key()) {
		p, err := g.ref(t.Elem())
		switch {
		case err != nil:
			return nil, err
		case p == nil && t.Elem().Kind() == reflect.Bool:
			p = &jsonschema.Schema{Type: "boolean"}
		case p == nil:
			return nil, fmt.Errorf("no schema for the values of %v", t)
		}
		p.Description = c.doc
		s.Properties[c.text] = p
		s.PropertyOrder = append(s.PropertyOrder, c.text)
	}
	return s, nil
}

// policy makes the schema of attribution policies: names, or rules joined by plus
// signs.
func (g *generator) policy(t reflect.Type) *jsonschema.Schema {
	named := &jsonschema.Schema{}
	var help, list, rules []string
	for _, c := range g.source.constants(t) {
		word, rest, ok := cutQuoted(c.raw)
		if _, err := actors.ParsePolicy(word); !ok || err != nil {
			continue // not one that has a name
		}
		rest = strings.ToLower(g.source.clean(t.PkgPath(), rest))
		named.Enum = append(named.Enum, word)
		help = append(help, rest)
		list = append(list, "- "+word+": "+rest)
	}
	named.Extra = map[string]any{"enumDescriptions": help}
	list = append(list, "", "The rules, besides own and agreement, which every policy has:", "")
	for _, c := range g.enum(reflect.TypeFor[actors.Rule]()) {
		rules = append(rules, c.text)
		list = append(list, "- "+c.text+": "+c.doc)
	}
	rule := "(" + strings.Join(rules, "|") + ")"
	return &jsonschema.Schema{
		Description: "Whose conduct counts as a party's. A name, or two and more rules joined by plus signs, such as organ+support.\n\n" + strings.Join(list, "\n"),
		AnyOf: []*jsonschema.Schema{named, {
			Type: "string", Pattern: "^" + rule + `(\+` + rule + ")+$",
			Extra: map[string]any{"patternErrorMessage": "Write a policy by its name, or rules joined by plus signs."},
		}},
	}
}

// structField is a field as a document sees it, and the struct that it stands in.
type structField struct {
	reflect.StructField
	owner string // "ceasefire.Report"
}

// jsonFields returns the fields that a document can have, promoted ones too.
func jsonFields(t reflect.Type) []structField {
	var out []structField
	for _, f := range reflect.VisibleFields(t) {
		if f.Anonymous || !f.IsExported() || f.Tag.Get("json") == "-" {
			continue
		}
		owner := t
		for _, i := range f.Index[:len(f.Index)-1] {
			owner = owner.Field(i).Type
		}
		out = append(out, structField{f, path.Base(owner.PkgPath()) + "." + owner.Name()})
	}
	return out
}

func jsonName(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return cmp.Or(name, f.Name)
}

// plain takes null out of what a field may be: what is not stated is left out.
func plain(s *jsonschema.Schema) {
	s.Types = slices.DeleteFunc(s.Types, func(t string) bool { return t == "null" })
	if len(s.Types) == 1 {
		s.Type = s.Types[0]
	}
	s.Types = nil
	for _, sub := range []*jsonschema.Schema{s.Items, s.AdditionalProperties} {
		if sub != nil {
			plain(sub)
		}
	}
}

func never() *jsonschema.Schema { return &jsonschema.Schema{Not: &jsonschema.Schema{}} }

func ptr[T any](v T) *T { return &v }
