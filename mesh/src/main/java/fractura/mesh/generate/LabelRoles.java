package fractura.mesh.generate;

import fractura.mesh.Tissue;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/// What the values of one label map stand for.
///
/// Several maps on one grid combine: the vertebra may come from one file, its body from a second, the lesion from
/// a third. In a map that names the bone, its body and lesion values are bone too, because a voxel bears only one
/// value there; in a map that does not, they only mark what the other maps call bone.
///
/// @param bone values of the whole bone; may be empty
/// @param body values of the vertebral body without the posterior elements; may be empty
/// @param platenTop value of an embedding disc drawn on the upper endplate
/// @param platenBottom value of an embedding disc drawn on the lower endplate
/// @param lesions values by lesion tissue (lytic, blastic, mixed)
public record LabelRoles(
        Set<Integer> bone,
        Set<Integer> body,
        OptionalInt platenTop,
        OptionalInt platenBottom,
        Map<Tissue, Set<Integer>> lesions) {
    public LabelRoles {
        bone = Set.copyOf(bone);
        body = Set.copyOf(body);
        var copy = new EnumMap<Tissue, Set<Integer>>(Tissue.class);
        lesions.forEach((tissue, values) -> {
            if (!tissue.isLesion()) {
                throw new IllegalArgumentException(tissue + " is no lesion: give lytic, blastic or mixed");
            }
            copy.put(tissue, Set.copyOf(values));
        });
        lesions = copy;
    }

    /// @return no roles at all, to be filled by the `with` methods
    public static LabelRoles none() {
        return new LabelRoles(Set.of(), Set.of(), OptionalInt.empty(), OptionalInt.empty(), Map.of());
    }

    /// @param values values of the whole bone
    /// @return roles with only these
    public static LabelRoles ofBone(int... values) {
        return new LabelRoles(set(values), Set.of(), OptionalInt.empty(), OptionalInt.empty(), Map.of());
    }

    /// @param values values of the vertebral body
    /// @return a copy with these
    public LabelRoles withBody(int... values) {
        return new LabelRoles(bone, set(values), platenTop, platenBottom, lesions);
    }

    /// @param top value of the upper disc
    /// @param bottom value of the lower disc
    /// @return a copy with these
    public LabelRoles withPlatens(int top, int bottom) {
        return new LabelRoles(bone, body, OptionalInt.of(top), OptionalInt.of(bottom), lesions);
    }

    /// @param tissue lytic, blastic or mixed
    /// @param values its values
    /// @return a copy with these
    public LabelRoles withLesion(Tissue tissue, int... values) {
        var more = new EnumMap<Tissue, Set<Integer>>(Tissue.class);
        more.putAll(lesions);
        more.put(tissue, set(values));
        return new LabelRoles(bone, body, platenTop, platenBottom, more);
    }

    /// @return values that are bone by this map alone, lesions and body included; none when it does not name the
    ///     bone
    public Set<Integer> whole() {
        if (bone.isEmpty()) {
            return Set.of();
        }
        Set<Integer> values = new TreeSet<>(bone);
        values.addAll(body);
        lesions.values().forEach(values::addAll);
        return Set.copyOf(values);
    }

    /// @return every value that has a role, ascending
    Set<Integer> all() {
        Set<Integer> values = new TreeSet<>(bone);
        values.addAll(body);
        lesions.values().forEach(values::addAll);
        platenTop.ifPresent(values::add);
        platenBottom.ifPresent(values::add);
        return values;
    }

    private static Set<Integer> set(int... values) {
        return Set.copyOf(Arrays.stream(values).boxed().distinct().toList());
    }
}
