package ceasefire
