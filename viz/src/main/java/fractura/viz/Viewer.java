package fractura.viz;

import com.formdev.flatlaf.FlatLightLaf;
import fractura.mesh.InputException;
import fractura.mesh.io.VtuFile;
import java.awt.AWTError;
import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;
import java.awt.Rectangle;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.awt.geom.Rectangle2D;
import java.util.concurrent.CountDownLatch;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.JScrollPane;
import javax.swing.SwingConstants;
import javax.swing.SwingUtilities;

/// The interactive window: the bone turns under the mouse, beside it the choices and the legend.
///
/// Left button turns, right button (or shift) moves, wheel zooms. The letters around
/// the picture name the sides of the patient.
public final class Viewer {
    private static final double LEGEND_SCALE = 0.64;
    private static final String LESION_KEY = "solid, seen where the bone is cut";

    /// Least height at which the whole legend is seen; in a lower window it scrolls.
    private static final int LEGEND_HEIGHT = 612;

    private final ResultModel model;
    private final ResultSurfaces surfaces;
    private final Caption caption;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final JLabel top = letter();
    private final JLabel left = letter();
    private final JLabel right = letter();
    private final ScaleBar bottom = new ScaleBar();
    private ViewerCanvas canvas;
    private ViewerControls controls;
    private Legend legend;

    private Viewer(VtuFile result, Caption caption) {
        model = ResultModel.of(result);
        surfaces = new ResultSurfaces(model);
        this.caption = caption;
    }

    /// Opens the window and waits until it is closed.
    ///
    /// @param result mesh and fields; uses `tissue` and `lesion` where present
    /// @param caption the words of the window
    /// @throws InputException when there is no display, or nothing to draw in the result
    public static void open(VtuFile result, Caption caption) {
        requireDisplay();
        OffscreenSession.quieten();
        Viewer viewer = new Viewer(result, caption);
        SwingUtilities.invokeLater(viewer::build);
        try {
            viewer.closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void requireDisplay() {
        String reason;
        try {
            reason = GraphicsEnvironment.isHeadless()
                            || GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices().length == 0
                    ? "there is no display"
                    : "";
        } catch (AWTError | HeadlessException e) {
            reason = "the display '" + System.getenv("DISPLAY") + "' does not answer";
        }
        if (!reason.isEmpty()) {
            throw new InputException("Cannot open the viewer: " + reason + ". Run it on a desktop (or through ssh -X),"
                    + " or draw the same picture into a file with the render command.");
        }
    }

    private void build() {
        FlatLightLaf.setup();
        JPopupMenu.setDefaultLightWeightPopupEnabled(false); // popups must lie above the heavy canvas
        double[] box = model.box();
        double[] centre = {(box[0] + box[3]) / 2, (box[1] + box[4]) / 2, (box[2] + box[5]) / 2};
        double size = Math.max(Math.max(box[3] - box[0], box[4] - box[1]), box[5] - box[2]);
        controls = new ViewerControls(
                model,
                box,
                this::show,
                v -> canvas.look(Aim.at(v, centre, canvas.aim().mmPerPixel())));
        legend = new Legend(model, controls.scale(), caption, LESION_KEY);
        Aim aim = new Aim(30, 20, centre, size / 560);
        canvas = new ViewerCanvas(model, surfaces, controls.options(), aim, this::aimed);
        JFrame frame = new JFrame(caption.caseName() + " · " + caption.site() + " – Fractura");
        frame.add(picture(), BorderLayout.CENTER);
        frame.add(side(), BorderLayout.EAST);
        frame.setDefaultCloseOperation(JFrame.DISPOSE_ON_CLOSE);
        frame.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosing(WindowEvent e) {
                canvas.stop();
            }

            @Override
            public void windowClosed(WindowEvent e) {
                closed.countDown();
            }
        });
        frame.pack();
        Rectangle screen = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
        frame.setSize(Math.min(frame.getWidth(), screen.width), Math.min(frame.getHeight(), screen.height));
        frame.setLocationByPlatform(true);
        frame.setVisible(true);
        canvas.startCanvas();
        aimed(aim);
    }

    private JPanel picture() {
        JPanel panel = new JPanel(new BorderLayout());
        panel.setBackground(new Color(Shot.BACKGROUND));
        panel.add(canvas.open(), BorderLayout.CENTER);
        panel.add(top, BorderLayout.NORTH);
        panel.add(left, BorderLayout.WEST);
        panel.add(right, BorderLayout.EAST);
        panel.add(bottom, BorderLayout.SOUTH);
        return panel;
    }

    private JPanel side() {
        JPanel side = new JPanel(new BorderLayout());
        JPanel head = new JPanel(new BorderLayout());
        JLabel badge = new JLabel(caption.status().words(), SwingConstants.CENTER);
        badge.setOpaque(true);
        badge.setBackground(new Color(caption.status().rgb()));
        badge.setForeground(Color.WHITE);
        badge.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 14));
        badge.setBorder(BorderFactory.createEmptyBorder(5, 8, 5, 8));
        head.add(badge, BorderLayout.NORTH);
        head.add(controls, BorderLayout.CENTER);
        side.add(head, BorderLayout.NORTH);
        JComponent colours = new JComponent() {
            private static final long serialVersionUID = 1L;

            @Override
            protected void paintComponent(Graphics g) {
                Graphics2D scaled = (Graphics2D) g.create();
                scaled.scale(LEGEND_SCALE, LEGEND_SCALE);
                Lettering pen = new Lettering(scaled);
                legend.column(pen, new Rectangle2D.Double(20, 6, 376, getHeight() / LEGEND_SCALE));
                pen.close();
            }
        };
        colours.setPreferredSize(new Dimension((int) (416 * LEGEND_SCALE), LEGEND_HEIGHT));
        JScrollPane scroll = new JScrollPane(colours);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        scroll.getVerticalScrollBar().setUnitIncrement(24);
        side.add(scroll, BorderLayout.CENTER);
        JLabel footer = new JLabel("<html>" + Legend.FOOTER + "</html>");
        footer.setFont(footer.getFont().deriveFont(12f));
        footer.setBorder(BorderFactory.createEmptyBorder(4, 14, 10, 8));
        side.add(footer, BorderLayout.SOUTH);
        side.setPreferredSize(new Dimension(340, 940));
        return side;
    }

    private void show(SceneOptions options) {
        legend = new Legend(model, options.scale(), caption, LESION_KEY);
        canvas.show(options);
        SwingUtilities.getRoot(top).repaint();
    }

    private void aimed(Aim aim) {
        double[] r = aim.right();
        double[] u = aim.up();
        top.setText(String.valueOf(View.letterOf(u)));
        left.setText(String.valueOf(View.letterOf(new double[] {-r[0], -r[1], -r[2]})));
        right.setText(String.valueOf(View.letterOf(r)));
        bottom.show(View.letterOf(new double[] {-u[0], -u[1], -u[2]}), aim.mmPerPixel());
        controls.lookingAlong(aim.direction());
    }

    private static JLabel letter() {
        JLabel label = new JLabel(" ", SwingConstants.CENTER);
        label.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 18));
        label.setForeground(Lettering.FAINT);
        label.setBorder(BorderFactory.createEmptyBorder(4, 8, 4, 8));
        return label;
    }

    /// The strip below the picture: the letter of the lower side and the scale bar.
    private static final class ScaleBar extends JComponent {
        private static final long serialVersionUID = 1L;
        private static final String HANDS = "drag: turn · right button: move · wheel: zoom";
        private String side = " ";
        private double mmPerPixel = 1;

        ScaleBar() {
            setPreferredSize(new Dimension(100, 40));
        }

        void show(char newSide, double newMmPerPixel) {
            side = String.valueOf(newSide);
            mmPerPixel = newMmPerPixel;
            repaint();
        }

        @Override
        protected void paintComponent(Graphics g) {
            Lettering pen = new Lettering((Graphics2D) g.create());
            double mm = ColorScale.roundAbove(70 * mmPerPixel);
            double length = mm / mmPerPixel;
            pen.centred(side, getWidth() / 2.0, 25, Lettering.bold(18), Lettering.FAINT);
            pen.line(16, 20, 16 + length, 20, 3, Lettering.INK);
            pen.text(Lettering.number(mm, 2) + " mm", 24 + length, 25, Lettering.plain(14), Lettering.INK);
            double from = getWidth() - 12 - pen.width(HANDS, Lettering.plain(13));
            if (from > getWidth() / 2.0 + 20) {
                pen.text(HANDS, from, 25, Lettering.plain(13), Lettering.FAINT);
            }
            pen.close();
        }
    }
}
