/// Loops over voxels that build or apply the stiffness. May import the mesh and the solver's `element`,
/// `material`, `load`, `linear`.
///
/// `VoxelSystem` is the way in. Behind it, by what they are about:
///
/// - *Places*: `RowGrid` (the hull as rows along x), `VoxelLayout` and `MeshOrder` (from the mesh's order and back),
///   `HeldRuns`, `SkewPlanes` (supports), `Padding` (where a coarser grid begins).
/// - *The operator*: `VoxelOperator` and `StressRecovery` on kernels, `MirrorKernel` (plain, the reference) and
///   `FusedKernel` (several voxels at a time), which are loops over a row (`PlainDoubleLoops`,
///   `VectorDoublePasses`, and so on); `Kernels` pairs them, `WarmUp` changes over.
/// - *The hierarchy*: `VoxelHierarchy` of `VoxelLevel` and `BottomLevel`, with `Transfer` between them. What a level
///   is made of is a `LevelStiffness` (`Moduli`, `SideElements`, `StoredElements`), `Springs` for supports, and
///   the bounds of eigenvalues (`ElementBound`, `ExtremeMaterials`).
/// - *Beside it*, for what no coarse grid follows: `LooseParts` (of `ThinVoxels` and `Fragments`) and `CopiedNodes`
///   (of `Chunks`).
/// - *What can be solved at all*: `Pieces` and `Hinges`; `MemoryNeed`.
///
/// A *piece* shares no node with others. A *part* hangs together by faces (`FaceParts`), and pieces may be parts
/// joined at edges; a *loose* part is a small one that is solved directly. A *chunk* is the matter of one coarse
/// cell that hangs together. A *body*, in `Hinges`, is what moves as one.
package fractura.solver.assembly;
