package actors

// ID names an actor within a document. Identifiers of actors, territories and
// sources have 1 to 64 of these: lower-case letters a to z, digits, hyphens, dots
// and underscores, with a letter or a digit first. It is plain text, checked where
// documents are: [NewRoster].
type ID string

// TerritoryID names a territory within a document, as [ID] names an actor.
type TerritoryID string

// SourceID names a source within a document, as [ID] names an actor.
type SourceID string

// IsValid says whether id has the syntax of an identifier.
func (id ID) IsValid() bool { return isID(string(id)) }

// IsValid says whether id has the syntax of an identifier.
func (id TerritoryID) IsValid() bool { return isID(string(id)) }

// IsValid says whether id has the syntax of an identifier.
func (id SourceID) IsValid() bool { return isID(string(id)) }

func isID(s string) bool {
	const longest = 64
	for i := range len(s) {
		c := s[i]
		letter := 'a' <= c && c <= 'z' || '0' <= c && c <= '9'
		other := c == '-' || c == '.' || c == '_'
		if !letter && (!other || i == 0) {
			return false
		}
	}
	return s != "" && len(s) <= longest
}
