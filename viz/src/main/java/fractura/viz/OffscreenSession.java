package fractura.viz;

import com.jme3.asset.AssetManager;
import com.jme3.renderer.Camera;
import com.jme3.renderer.RenderManager;
import com.jme3.renderer.Renderer;
import com.jme3.renderer.ViewPort;
import com.jme3.system.AppSettings;
import com.jme3.system.JmeContext;
import com.jme3.system.JmeSystem;
import com.jme3.system.SystemListener;
import com.jme3.texture.FrameBuffer;
import com.jme3.texture.Image;
import com.jme3.util.BufferUtils;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.lwjgl.opengl.GL11;

/// One off-screen graphics context: opened, all shots drawn in its first frame, closed.
///
/// Every shot is drawn at `SHARPNESS` times its size and averaged down, which smooths edges the same way on every
/// driver.
final class OffscreenSession implements SystemListener {
    private static final int SHARPNESS = 2;

    /// Held so that its level is not forgotten.
    private static final Logger ENGINE_LOG = Logger.getLogger("com.jme3");

    private final ResultModel model;
    private final ResultSurfaces surfaces;
    private final List<Shot> shots;
    private final List<Rendering.Picture> pictures = new ArrayList<>();
    private final JmeContext context;
    private RenderManager renderManager;
    private ResultScene scene;
    private String renderer = "";
    private Throwable failure;

    private OffscreenSession(ResultModel model, ResultSurfaces surfaces, List<Shot> shots, JmeContext context) {
        this.model = model;
        this.surfaces = surfaces;
        this.shots = shots;
        this.context = context;
    }

    /// Draws on the calling thread.
    ///
    /// @param model what is drawn
    /// @param surfaces its surfaces
    /// @param shots the pictures
    /// @param mend advice when there is no way to draw
    /// @return the pictures, or why there are none
    static Rendering draw(ResultModel model, ResultSurfaces surfaces, List<Shot> shots, String mend) {
        quieten();
        GraphicsPlatform.Choice choice = GraphicsPlatform.choose(System.getenv());
        if (choice instanceof GraphicsPlatform.Choice.Nothing nothing) {
            return new Rendering.Unavailable(nothing.reason(), mend);
        }
        AppSettings settings = settings();
        if (choice instanceof GraphicsPlatform.Choice.Software) {
            settings.setRenderer(AppSettings.LWJGL_OPENGL2);
        }
        JmeContext context = JmeSystem.newContext(settings, JmeContext.Type.OffscreenSurface);
        OffscreenSession session = new OffscreenSession(model, surfaces, shots, context);
        context.setSystemListener(session);
        ((Runnable) context).run();
        if (session.failure != null) {
            throw new IllegalStateException(session.failure.getMessage(), session.failure);
        }
        return new Rendering.Rendered(session.pictures, session.renderer);
    }

    /// The engine reports each missing optional plug-in and its own start on
    /// the log; a picture's user wants neither.
    static void quieten() {
        ENGINE_LOG.setLevel(Level.SEVERE);
    }

    /// @return settings for drawing without sound, input, or colour correction
    static AppSettings settings() {
        AppSettings settings = new AppSettings(true);
        settings.setAudioRenderer(null);
        settings.setGammaCorrection(false);
        settings.setResolution(64, 64);
        settings.setVSync(false);
        settings.setFrameRate(-1);
        return settings;
    }

    /// @return an asset manager that knows nothing but shaders
    static AssetManager assets() {
        return JmeSystem.newAssetManager(OffscreenSession.class.getResource("assets.cfg"));
    }

    @Override
    public void initialize() {
        renderManager = new RenderManager(context.getRenderer());
        renderManager.setTimer(context.getTimer());
        renderer = GL11.glGetString(GL11.GL_RENDERER);
        scene = new ResultScene(assets(), model, surfaces, SHARPNESS);
    }

    @Override
    public void update() {
        try {
            for (Shot shot : shots) {
                pictures.add(new Rendering.Picture(shot.name(), take(shot)));
            }
        } catch (RuntimeException | LinkageError e) {
            failure = e;
        }
        context.destroy(false);
    }

    private BufferedImage take(Shot shot) {
        int w = SHARPNESS * shot.width();
        int h = SHARPNESS * shot.height();
        FrameBuffer frame = new FrameBuffer(w, h, 1);
        frame.addColorTarget(FrameBuffer.FrameBufferTarget.newTarget(Image.Format.RGBA8));
        frame.setDepthTarget(FrameBuffer.FrameBufferTarget.newTarget(Image.Format.Depth24));
        Camera camera = new Camera(w, h);
        Aim.at(shot.view(), shot.centreMm(), shot.mmPerPixel() / SHARPNESS).apply(camera);
        ViewPort port = new ViewPort(shot.name(), camera);
        port.setClearFlags(true, true, true);
        port.setBackgroundColor(ResultScene.color(Shot.BACKGROUND, 1));
        port.setOutputFrameBuffer(frame);
        scene.show(shot.options());
        port.attachScene(scene.root());
        renderManager.renderViewPort(port, 0);
        ByteBuffer pixels = BufferUtils.createByteBuffer(4 * w * h);
        Renderer r = context.getRenderer();
        r.readFrameBuffer(frame, pixels);
        r.setFrameBuffer(null);
        frame.dispose();
        return shrink(pixels, shot.width(), shot.height());
    }

    /// Mean of each square of pixels, turned from bottom-up to top-down.
    private static BufferedImage shrink(ByteBuffer pixels, int width, int height) {
        int n = SHARPNESS;
        int w = n * width;
        byte[] rgba = new byte[pixels.capacity()];
        pixels.rewind().get(rgba);
        int[] line = new int[width];
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            int bottom = n * (height - 1 - y);
            for (int x = 0; x < width; x++) {
                int r = 0;
                int g = 0;
                int b = 0;
                for (int j = 0; j < n; j++) {
                    for (int i = 0; i < n; i++) {
                        int at = 4 * ((bottom + j) * w + n * x + i);
                        r += rgba[at] & 255;
                        g += rgba[at + 1] & 255;
                        b += rgba[at + 2] & 255;
                    }
                }
                int half = n * n / 2;
                line[x] = (r + half) / (n * n) << 16 | (g + half) / (n * n) << 8 | (b + half) / (n * n);
            }
            image.setRGB(0, y, width, 1, line, 0, width);
        }
        return image;
    }

    @Override
    public void reshape(int width, int height) {
        // the size of the hidden window does not matter: shots have their own frames
    }

    @Override
    public void requestClose(boolean esc) {
        context.destroy(false);
    }

    @Override
    public void gainFocus() {
        // there is no window
    }

    @Override
    public void loseFocus() {
        // there is no window
    }

    @Override
    public void handleError(String message, Throwable error) {
        failure = new IllegalStateException(message, error);
        context.destroy(false);
    }

    @Override
    public void destroy() {
        // pictures are kept
    }
}
