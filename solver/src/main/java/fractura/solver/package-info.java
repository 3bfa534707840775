/// Laws of nature: from specimen to displacement, stress, strength. Knows no files and no patients.
package fractura.solver;
