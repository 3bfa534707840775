package fractura.viz;

import com.jme3.app.LegacyApplication;
import com.jme3.app.state.AppState;
import com.jme3.system.AppSettings;
import com.jme3.system.JmeCanvasContext;
import java.awt.Canvas;
import java.awt.Dimension;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;
import java.util.function.Consumer;
import javax.swing.SwingUtilities;

/// The drawing area of the viewer: the engine's canvas, turned, moved and zoomed by the mouse.
///
/// Public methods are called on Swing's thread and hand their work to the engine's.
final class ViewerCanvas extends LegacyApplication {
    /// Frames per second; enough for turning by hand, and leaves a software renderer some rest.
    private static final int FRAME_RATE = 30;

    private final ResultModel model;
    private final ResultSurfaces surfaces;
    private final Consumer<Aim> aimed;
    private Aim aim;
    private ResultScene scene;
    private SceneOptions wanted;

    /// @param model what is drawn
    /// @param surfaces its surfaces
    /// @param options what is shown at first
    /// @param aim where the viewer looks at first
    /// @param aimed told on Swing's thread when the aim has changed
    ViewerCanvas(ResultModel model, ResultSurfaces surfaces, SceneOptions options, Aim aim, Consumer<Aim> aimed) {
        super(new AppState[0]);
        this.model = model;
        this.surfaces = surfaces;
        this.aim = aim;
        this.aimed = aimed;
        wanted = options;
        AppSettings settings = OffscreenSession.settings();
        settings.putString(
                "AssetConfigURL", ViewerCanvas.class.getResource("assets.cfg").toString());
        settings.setUseInput(false);
        settings.setResolution(900, 700);
        settings.setFrameRate(FRAME_RATE);
        setSettings(settings);
        setPauseOnLostFocus(false);
    }

    /// @return the canvas, to be put into a window
    Canvas open() {
        createCanvas();
        JmeCanvasContext canvasContext = (JmeCanvasContext) getContext();
        canvasContext.setSystemListener(this);
        Canvas canvas = canvasContext.getCanvas();
        canvas.setPreferredSize(new Dimension(900, 700));
        Hand hand = new Hand();
        canvas.addMouseListener(hand);
        canvas.addMouseMotionListener(hand);
        canvas.addMouseWheelListener(hand);
        return canvas;
    }

    /// @param options what is to be shown from now on
    void show(SceneOptions options) {
        enqueue(() -> {
            wanted = options;
            if (scene != null) {
                scene.show(options);
            }
        });
    }

    /// @return where the viewer looks
    Aim aim() {
        return aim;
    }

    /// @param newAim where to look from now on
    void look(Aim newAim) {
        aim = newAim;
        aimed.accept(newAim);
        enqueue(() -> newAim.apply(cam));
    }

    @Override
    public void initialize() {
        super.initialize();
        scene = new ResultScene(assetManager, model, surfaces, 1);
        viewPort.setBackgroundColor(ResultScene.color(Shot.BACKGROUND, 1));
        viewPort.attachScene(scene.root());
        scene.show(wanted);
        aim.apply(cam);
    }

    @Override
    public void reshape(int width, int height) {
        super.reshape(width, height);
        if (scene != null) {
            aim.apply(cam);
        }
    }

    @Override
    public void update() {
        super.update();
        scene.root().updateLogicalState(0);
        scene.root().updateGeometricState();
        renderManager.render(0, context.isRenderable());
    }

    /// Left button turns, right or middle button (or shift) moves, wheel zooms.
    private final class Hand extends MouseAdapter {
        private int x;
        private int y;

        @Override
        public void mousePressed(MouseEvent e) {
            x = e.getX();
            y = e.getY();
        }

        @Override
        public void mouseDragged(MouseEvent e) {
            int dx = e.getX() - x;
            int dy = e.getY() - y;
            boolean isTurn = SwingUtilities.isLeftMouseButton(e) && !e.isShiftDown();
            look(isTurn ? aim.turned(dx, dy) : aim.moved(dx, dy));
            mousePressed(e);
        }

        @Override
        public void mouseWheelMoved(MouseWheelEvent e) {
            look(aim.zoomed(Math.pow(1.12, e.getPreciseWheelRotation())));
        }
    }
}
