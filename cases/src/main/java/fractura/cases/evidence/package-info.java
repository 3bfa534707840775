/// Problems with known answers and timed problems. May import mesh and solver; JUnit, `verify` and `bench` read
/// the same lists.
package fractura.cases.evidence;
