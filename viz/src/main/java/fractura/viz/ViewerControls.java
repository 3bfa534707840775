package fractura.viz;

import fractura.mesh.Field;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.GridLayout;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JSlider;
import javax.swing.JSpinner;
import javax.swing.SpinnerNumberModel;

/// The viewer's column of choices: direction, field, range, cut, and what is shown.
///
/// Lives on Swing's thread; tells two listeners what was chosen and holds no other state than its widgets.
final class ViewerControls extends JPanel {
    private static final long serialVersionUID = 1L;

    /// Cut directions by the standard view whose viewer would see the section.
    private enum Cut {
        NONE("no cut", 0),
        SAGITTAL("sagittal", 0),
        FRONTAL("frontal", 1),
        AXIAL("axial", 2);

        private final String words;
        private final int axis;

        Cut(String words, int axis) {
            this.words = words;
            this.axis = axis;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    private final transient ResultModel model;
    private final transient double[] box;
    private final transient Consumer<SceneOptions> chosen;
    private final JComboBox<String> field;
    private final JSpinner low = new JSpinner();
    private final JSpinner high = new JSpinner();
    private final JComboBox<Cut> cut = new JComboBox<>(Cut.values());
    private final JSlider slider = new JSlider(0, 1000, 500);
    private final JLabel place = new JLabel(" ");
    private final JCheckBox lesions = new JCheckBox("solid lesion", true);
    private final JCheckBox platens = new JCheckBox("embedding discs", true);
    private transient ColorScale scale;
    private double[] looking = {0, 1, 0};
    private boolean isSetting;

    /// @param model what is drawn
    /// @param box least and largest coordinates, LPS, mm
    /// @param chosen told of every change
    /// @param look told of a standard direction
    ViewerControls(ResultModel model, double[] box, Consumer<SceneOptions> chosen, Consumer<View> look) {
        this.model = model;
        this.box = box;
        this.chosen = chosen;
        field = new JComboBox<>(model.file().fields().stream()
                .filter(f -> f.componentCount() == 1 || f.componentCount() == 3)
                .map(Field::name)
                .filter(n -> !n.equals("tissue") && !n.equals("lesion"))
                .toArray(String[]::new));
        if (model.file().find("utilisation").isPresent()) {
            field.setSelectedItem("utilisation");
        }
        field.setRenderer(new DefaultListCellRenderer() {
            private static final long serialVersionUID = 1L;

            @Override
            public Component getListCellRendererComponent(
                    JList<?> list, Object name, int index, boolean isSelected, boolean hasFocus) {
                String title = ColorScale.titleOf(String.valueOf(name));
                return super.getListCellRendererComponent(list, title, index, isSelected, hasFocus);
            }
        });
        setLayout(new BoxLayout(this, BoxLayout.Y_AXIS));
        setBorder(BorderFactory.createEmptyBorder(12, 14, 8, 14));
        add(row("View from", views(look)));
        add(row("Field", field));
        JPanel range = new JPanel(new GridLayout(1, 2, 6, 0));
        range.add(low);
        range.add(high);
        add(row("Colour range", range));
        add(row("Cut", cut));
        add(row(" ", slider));
        add(row(" ", place));
        JPanel shown = new JPanel(new FlowLayout(FlowLayout.LEFT, 0, 0));
        shown.add(lesions);
        shown.add(platens);
        add(row("Show", shown));
        lesions.setToolTipText("seen where the bone is cut");
        newField();
        startAtLesion(Cut.SAGITTAL);
        enable(Cut.NONE);
        listen();
    }

    /// @return the scale in use
    ColorScale scale() {
        return scale;
    }

    /// @return what is to be shown
    SceneOptions options() {
        Set<SceneOptions.Layer> layers =
                EnumSet.of(SceneOptions.Layer.BONE, SceneOptions.Layer.IMPLANTS, SceneOptions.Layer.SECTION);
        if (lesions.isSelected() && cut.getSelectedItem() != Cut.NONE) {
            layers.add(SceneOptions.Layer.LESIONS);
        }
        if (platens.isSelected()) {
            layers.add(SceneOptions.Layer.PLATENS);
        }
        return new SceneOptions(scale, plane(), layers);
    }

    /// The half towards the viewer is the one taken away.
    ///
    /// @param direction the viewer looks along, LPS
    void lookingAlong(double[] direction) {
        boolean isOther = plane().map(p -> dot(p.normal(), direction) > 0).orElse(false);
        looking = direction;
        if (isOther) {
            chosen.accept(options());
        }
    }

    private Optional<CutPlane> plane() {
        Cut c = (Cut) cut.getSelectedItem();
        if (c == Cut.NONE) {
            return Optional.empty();
        }
        double[] normal = new double[3];
        normal[c.axis] = looking[c.axis] > 0 ? -1 : 1;
        return Optional.of(new CutPlane(normal, normal[c.axis] * position(c)));
    }

    private double position(Cut c) {
        double share = slider.getValue() / 1000.0;
        return box[c.axis] + share * (box[3 + c.axis] - box[c.axis]);
    }

    private void startAtLesion(Cut c) {
        if (!model.lesionKinds().isEmpty()) {
            double[] at = model.centre(model.elementsOf(model.lesionKinds().getFirst()));
            double share = (at[c.axis] - box[c.axis]) / (box[3 + c.axis] - box[c.axis]);
            slider.setValue((int) Math.round(1000 * share));
        }
    }

    private void newField() {
        String name = (String) field.getSelectedItem();
        scale = name.equals("utilisation")
                ? ColorScale.utilisation()
                : ColorScale.of(new Field(
                        name, model.file().field(name).unit(), Field.Location.ELEMENT, 1, model.elementScalars(name)));
        isSetting = true;
        double step = ColorScale.roundAbove((scale.high() - scale.low()) / 30);
        number(low, scale.low(), step);
        number(high, scale.high(), step);
        isSetting = false;
    }

    private static void number(JSpinner spinner, double value, double step) {
        spinner.setModel(new SpinnerNumberModel(Double.valueOf(value), null, null, Double.valueOf(step)));
        JSpinner.NumberEditor editor = new JSpinner.NumberEditor(spinner, "0.#####");
        editor.getTextField().setColumns(5);
        spinner.setEditor(editor);
    }

    private void listen() {
        field.addActionListener(e -> {
            newField();
            chosen.accept(options());
        });
        low.addChangeListener(e -> newRange());
        high.addChangeListener(e -> newRange());
        cut.addActionListener(e -> {
            startAtLesion((Cut) cut.getSelectedItem());
            newCut();
        });
        slider.addChangeListener(e -> newCut());
        lesions.addActionListener(e -> chosen.accept(options()));
        platens.addActionListener(e -> chosen.accept(options()));
    }

    private void newRange() {
        double from = ((Number) low.getValue()).doubleValue();
        double to = ((Number) high.getValue()).doubleValue();
        if (!isSetting && to > from) {
            scale = scale.withRange(from, to);
            chosen.accept(options());
        }
    }

    private void newCut() {
        Cut c = (Cut) cut.getSelectedItem();
        enable(c);
        String axis = "xyz".substring(c.axis, c.axis + 1);
        place.setText(c == Cut.NONE ? " " : axis + " = " + Lettering.number(position(c), 1) + " mm (LPS)");
        chosen.accept(options());
    }

    /// What does nothing without a cut cannot be touched without one.
    private void enable(Cut c) {
        slider.setEnabled(c != Cut.NONE);
        lesions.setEnabled(c != Cut.NONE && !model.lesionKinds().isEmpty());
    }

    private static JPanel views(Consumer<View> look) {
        JPanel buttons = new JPanel(new GridLayout(1, 6, 4, 0));
        for (View v : new View[] {View.ANTERIOR, View.POSTERIOR, View.LEFT, View.RIGHT, View.CRANIAL, View.CAUDAL}) {
            JButton b = new JButton(String.valueOf(v.letter()));
            b.setToolTipText(v.words());
            b.setMargin(new java.awt.Insets(2, 2, 2, 2));
            b.addActionListener(e -> look.accept(v));
            buttons.add(b);
        }
        return buttons;
    }

    private static Component row(String words, Component widget) {
        Box row = Box.createHorizontalBox();
        JLabel label = new JLabel(words);
        label.setPreferredSize(new Dimension(92, 26));
        label.setAlignmentY(CENTER_ALIGNMENT);
        row.add(label);
        row.add(widget);
        row.setBorder(BorderFactory.createEmptyBorder(3, 0, 3, 0));
        row.setMaximumSize(new Dimension(Integer.MAX_VALUE, 38));
        row.setAlignmentX(LEFT_ALIGNMENT);
        return row;
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }
}
