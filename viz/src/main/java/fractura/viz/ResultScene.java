package fractura.viz;

import com.jme3.asset.AssetManager;
import com.jme3.material.Material;
import com.jme3.material.RenderState;
import com.jme3.math.ColorRGBA;
import com.jme3.math.Vector3f;
import com.jme3.math.Vector4f;
import com.jme3.renderer.queue.RenderQueue;
import com.jme3.scene.Geometry;
import com.jme3.scene.Mesh;
import com.jme3.scene.Node;
import com.jme3.scene.VertexBuffer;
import com.jme3.texture.Image;
import com.jme3.texture.Texture;
import com.jme3.texture.Texture2D;
import com.jme3.texture.image.ColorSpace;
import com.jme3.util.BufferUtils;
import fractura.viz.ResultModel.Part;
import fractura.viz.SceneOptions.Layer;
import java.util.Map;

/// A result as a scene graph of the graphics library.
///
/// Surfaces are uploaded once; another field, range or cut only changes one buffer, the colour texture, or the
/// section. Not thread-safe: used on the thread that owns the graphics context.
final class ResultScene {
    private static final int TEXELS = 1536;
    private static final float UNDEFINED = -1e30f;
    private static final int PLATEN_RGB = 0x8d9aa5;
    private static final int IMPLANT_RGB = 0x9fb3a8;

    /// Half the breadth of a lesion's rim on the section, mm; chosen to be seen at the scale of a vertebra.
    private static final double RIM_MM = 0.3;

    /// Half the breadth of the line around the section, mm.
    private static final double EDGE_MM = 0.12;

    private static final int EDGE_RGB = 0x20242a;

    private final AssetManager assets;
    private final ResultModel model;
    private final ResultSurfaces surfaces;
    private final Node root = new Node("result");
    private final Geometry bone;
    private final Geometry platens;
    private final Geometry implants;
    private final Node lesions = new Node("lesions");
    private final Node section = new Node("section");
    private final float pixel;
    private String drawnField = "";
    private float[] elementValues = new float[0];

    /// @param assets where the shader is found
    /// @param model what is drawn
    /// @param surfaces its surfaces
    /// @param pixel rendered pixels per pixel of the final picture, 1 unless the picture is shrunk afterwards
    ResultScene(AssetManager assets, ResultModel model, ResultSurfaces surfaces, float pixel) {
        this.assets = assets;
        this.model = model;
        this.surfaces = surfaces;
        this.pixel = pixel;
        bone = geometry("bone", surfaces.of(Part.BONE));
        platens = flat(geometry("platens", surfaces.of(Part.PLATEN)), PLATEN_RGB, 0.55f);
        platens.getMaterial().setBoolean("Glass", true);
        platens.getMaterial().getAdditionalRenderState().setBlendMode(RenderState.BlendMode.Alpha);
        platens.getMaterial().getAdditionalRenderState().setDepthWrite(false);
        platens.setQueueBucket(RenderQueue.Bucket.Transparent);
        implants = flat(geometry("implants", surfaces.of(Part.IMPLANT)), IMPLANT_RGB, 1);
        surfaces.lesions()
                .forEach((kind, solid) -> lesions.attachChild(flat(geometry(kind.name(), solid), kind.solid(), 1)));
        root.setCullHint(com.jme3.scene.Spatial.CullHint.Never);
    }

    /// @return the scene, to be attached to a view port
    Node root() {
        return root;
    }

    /// Shows what is asked for.
    ///
    /// @param options field, colours, cut and layers
    void show(SceneOptions options) {
        ColorScale scale = options.scale();
        if (!scale.field().equals(drawnField)) {
            elementValues = model.elementScalars(scale.field());
            float[] nodal = model.nodalMean(elementValues, model.elementsOf(Part.BONE));
            samples(
                    bone.getMesh(),
                    surfaces.of(Part.BONE),
                    surfaces.of(Part.BONE).at(nodal));
            drawnField = scale.field();
        }
        colour(bone.getMaterial(), scale);
        root.detachAllChildren();
        attach(options.shows(Layer.BONE), bone);
        attach(options.shows(Layer.IMPLANTS), implants);
        attach(options.shows(Layer.PLATENS), platens);
        attach(options.shows(Layer.LESIONS), lesions);
        section.detachAllChildren();
        options.cut().ifPresent(plane -> {
            if (options.shows(Layer.SECTION)) {
                cut(plane, scale);
            }
        });
        attach(section.getQuantity() > 0, section);
        for (Geometry g : new Geometry[] {bone, platens, implants}) {
            clip(g.getMaterial(), options);
        }
        root.updateGeometricState();
    }

    private void attach(boolean isShown, com.jme3.scene.Spatial child) {
        if (isShown) {
            root.attachChild(child);
        }
    }

    private static void clip(Material m, SceneOptions options) {
        if (options.cut().isEmpty()) {
            m.clearParam("Clip");
            m.getAdditionalRenderState().setFaceCullMode(RenderState.FaceCullMode.Back);
            return;
        }
        CutPlane p = options.cut().get();
        double[] n = p.normal();
        m.setVector4("Clip", new Vector4f((float) n[0], (float) n[1], (float) n[2], (float) p.offsetMm()));
        m.getAdditionalRenderState().setFaceCullMode(RenderState.FaceCullMode.Off);
    }

    private void cut(CutPlane plane, ColorScale scale) {
        boolean[] keep = model.elementsOf(Part.BONE);
        CutSection cap = CutSection.of(model.hexes(), model.nodesXyz(), keep, plane);
        if (cap.count() > 0) {
            Geometry g = new Geometry("cap", SectionMesh.cap(cap, plane, elementValues, UNDEFINED));
            g.setMaterial(material());
            g.getMaterial().setBoolean("Plain", true);
            colour(g.getMaterial(), scale);
            section.attachChild(g);
            double[] edge = CutSection.outline(surfaces.boneFaces().quads(), 4, model.nodesXyz(), plane);
            ribbon(edge, plane, EDGE_MM, EDGE_RGB, 0.02);
        }
        for (Map.Entry<ResultModel.Lesion, SurfaceGeometry> lesion :
                surfaces.lesions().entrySet()) {
            SurfaceGeometry solid = lesion.getValue();
            double[] rim = CutSection.outline(solid.triangles(), 3, solid.positions(), plane);
            if (rim.length > 0) {
                ribbon(rim, plane, 2 * RIM_MM, lesion.getKey().casing(), 0.05);
                ribbon(rim, plane, RIM_MM, lesion.getKey().rgb(), 0.10);
            }
        }
    }

    private void ribbon(double[] rim, CutPlane plane, double halfMm, int rgb, double liftMm) {
        Geometry g = new Geometry("rim", SectionMesh.ribbon(rim, plane, halfMm, liftMm));
        g.setMaterial(material());
        g.getMaterial().setBoolean("Plain", true);
        g.getMaterial().getAdditionalRenderState().setFaceCullMode(RenderState.FaceCullMode.Off);
        section.attachChild(flat(g, rgb, 1));
    }

    private Geometry geometry(String name, SurfaceGeometry surface) {
        Mesh mesh = new Mesh();
        mesh.setBuffer(VertexBuffer.Type.Position, 3, surface.xyz());
        mesh.setBuffer(VertexBuffer.Type.Normal, 3, surface.normals());
        mesh.setBuffer(VertexBuffer.Type.Index, 3, surface.triangles());
        samples(mesh, surface, new float[surface.vertexCount()]);
        mesh.updateBound();
        Geometry g = new Geometry(name, mesh);
        g.setMaterial(material());
        return g;
    }

    private static void samples(Mesh mesh, SurfaceGeometry surface, float[] values) {
        float[] samples = new float[3 * values.length];
        for (int v = 0; v < values.length; v++) {
            samples[3 * v] = Float.isNaN(values[v]) ? UNDEFINED : values[v];
            samples[3 * v + 1] = surface.cavity()[v];
        }
        mesh.setBuffer(VertexBuffer.Type.TexCoord, 3, samples);
    }

    private Geometry flat(Geometry g, int rgb, float alpha) {
        g.getMaterial().setColor("Flat", color(rgb, alpha));
        return g;
    }

    private Material material() {
        Material m = new Material(assets, "fractura/viz/surface.j3md");
        m.setFloat("Pixel", pixel);
        return m;
    }

    private static void colour(Material m, ColorScale scale) {
        m.setTexture("Colors", texture(scale));
        m.setFloat("Low", (float) scale.low());
        m.setFloat("High", (float) scale.high());
        ColorRGBA blank = color(ColorScale.BLANK, 1);
        m.setVector4("Blank", new Vector4f(blank.r, blank.g, blank.b, 1));
        double[] b = scale.bands();
        if (b.length == 0) {
            m.clearParam("Bands");
        } else {
            m.setVector3(
                    "Bands", new Vector3f((float) b[0], (float) b[Math.min(1, b.length - 1)], (float) b[b.length - 1]));
        }
        if (Double.isNaN(scale.failsAbove())) {
            m.clearParam("FailsAbove");
        } else {
            m.setFloat("FailsAbove", (float) scale.failsAbove());
        }
    }

    /// The colours of a scale side by side, so that picture and legend cannot disagree.
    private static Texture2D texture(ColorScale scale) {
        var bytes = BufferUtils.createByteBuffer(4 * TEXELS);
        for (int i = 0; i < TEXELS; i++) {
            int rgb = scale.rgb(scale.low() + (i + 0.5) / TEXELS * (scale.high() - scale.low()));
            bytes.put((byte) (rgb >> 16)).put((byte) (rgb >> 8)).put((byte) rgb).put((byte) 255);
        }
        bytes.flip();
        Texture2D t = new Texture2D(new Image(Image.Format.RGBA8, TEXELS, 1, bytes, ColorSpace.Linear));
        t.setMagFilter(Texture.MagFilter.Nearest);
        t.setMinFilter(Texture.MinFilter.NearestNoMipMaps);
        t.setWrap(Texture.WrapMode.EdgeClamp);
        return t;
    }

    static ColorRGBA color(int rgb, float alpha) {
        return new ColorRGBA((rgb >> 16 & 255) / 255f, (rgb >> 8 & 255) / 255f, (rgb & 255) / 255f, alpha);
    }
}
