package fractura.cases;

import fractura.cases.risk.Subject;
import java.util.OptionalDouble;

/// From the subject of a case file to the one loads are computed for.
final class SubjectChoice {
    private SubjectChoice() {}

    static Subject of(CaseFile asked) {
        CaseFile.Subject s = asked.subject();
        Subject.Sex sex = s.sex()
                .map(x -> switch (x) {
                    case F -> Subject.Sex.FEMALE;
                    case M -> Subject.Sex.MALE;
                })
                .orElse(Subject.Sex.UNKNOWN);
        OptionalDouble metres =
                s.heightCm().isPresent() ? OptionalDouble.of(s.heightCm().getAsDouble() / 100) : OptionalDouble.empty();
        return Subject.of(sex, s.massKg(), metres);
    }
}
