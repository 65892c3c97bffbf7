package proof

import "github.com/parley-go/parley/actors/problem"

// The codes of what does not hold of an explanation.
const (
	// BadInput: the agreement cannot be used at all.
	BadInput problem.Code = "unusable-agreement"
	// WrongSubject: the explanation is of another form, agreement, clause or incident.
	WrongSubject problem.Code = "wrong-subject"
	// WrongReadings: the rows are not the agreement's readings.
	WrongReadings problem.Code = "wrong-readings"
	// WrongStandard: the standard of proof is not that of the view.
	WrongStandard problem.Code = "wrong-standard"
	// WrongAnswers: an answer is missing, or is none that the finding gives.
	WrongAnswers problem.Code = "wrong-answers"
	// WrongAccounts: the columns are not the accounts.
	WrongAccounts problem.Code = "wrong-accounts"
	// WrongFact: a fact is not contested, or an account makes something else of it; or
	// one that is contested and makes a difference is not listed.
	WrongFact problem.Code = "wrong-fact"
	// MissingPlace: a place that a term or a rule of attribution asks for is not among
	// the explanation's places.
	MissingPlace problem.Code = "missing-place"
	// WrongCell: a cell says something that its form, the reading or its cases do not
	// bear out.
	WrongCell problem.Code = "wrong-cell"
	// BadCase: a case holds values that do not exist.
	BadCase problem.Code = "bad-case"
	// StrayCase: a case holds no world of the account.
	StrayCase problem.Code = "stray-case"
	// Gap: the cases leave out worlds of the account.
	Gap problem.Code = "gap"
	// BadReason: a reason does not hold throughout its case.
	BadReason problem.Code = "bad-reason"
	// NoReason: the reasons leave a part, a pattern or a moment out.
	NoReason problem.Code = "no-reason"
	// WrongSum: the verdict or the causes do not follow from the cells.
	WrongSum problem.Code = "wrong-sum"
	// NotVerified: a cell is said to be undecided, and nothing can be checked; or too
	// much is open to tell whether a fact that is not listed makes a difference. It is the
	// only soft one.
	NotVerified problem.Code = "not-verified"
	// TooLarge: to check it all takes too much work. Nothing is proved.
	TooLarge problem.Code = "too-large"
)
