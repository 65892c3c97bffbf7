// Package zzplain is imported by its neighbours.
package zzplain
