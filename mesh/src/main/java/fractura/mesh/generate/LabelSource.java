package fractura.mesh.generate;

import fractura.mesh.image.LabelMap;

/// One label map with the roles of its values.
///
/// @param name as shown in messages, for example the file name
/// @param map the labels
/// @param roles what they stand for
public record LabelSource(String name, LabelMap map, LabelRoles roles) {}
