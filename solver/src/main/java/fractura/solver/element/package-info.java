/// Elements and their matrices. Imports nothing of ours.
package fractura.solver.element;
