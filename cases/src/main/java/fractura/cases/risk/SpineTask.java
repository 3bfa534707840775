package fractura.cases.risk;

import fractura.mesh.Named;

/// What a person does with the spine, as a posture and a held weight.
///
/// Tasks follow those used for metastatic spines (Anderson22); postures and weights are our choice. The pressure
/// is that measured in the disc L4-5 in the nearest activity that holds the task (Wilke99); it bounds the load.
public enum SpineTask implements Named {
    // spotless:off
    /// standing at ease
    STANDING("standing", 0, 0, 0, 0.50),
    /// two bags of 5 kg at the sides; bounded by holding 20 kg close
    CARRYING("carrying", 0, 98.1, 0, 1.10),
    /// bent forward by 30°, 10 kg in front; bounded by lifting 20 kg with a round back
    FLEXION_10KG("flexion-10kg", 30, 98.1, 0.40, 2.30),
    /// bent forward by 45°, 20 kg in front; bounded by lifting 20 kg with a round back
    LIFTING_20KG("lifting-20kg", 45, 196.2, 0.35, 2.30),
    /// bent sideways by 20°, 10 kg in one hand; lever of the weight as in flexion, lever of the muscles 45 mm
    LATERAL_BENDING_10KG("lateral-bending-10kg", 20, 98.1, 0.40, 2.30);
    // spotless:on

    private final String caseName;
    private final double angleDeg;
    private final double heldNewton;
    private final double leverM;
    private final double pressureMPa;

    SpineTask(String caseName, double angleDeg, double heldNewton, double leverM, double pressureMPa) {
        this.caseName = caseName;
        this.angleDeg = angleDeg;
        this.heldNewton = heldNewton;
        this.leverM = leverM;
        this.pressureMPa = pressureMPa;
    }

    /// @param name for example `flexion-10kg`
    /// @return the task
    /// @throws fractura.mesh.InputException when there is none; the message lists all
    public static SpineTask byName(String name) {
        return Named.find(values(), name, "task of a vertebra", "demands");
    }

    @Override
    public String caseName() {
        return caseName;
    }

    /// @return bending from upright, degree
    public double angleDeg() {
        return angleDeg;
    }

    /// @return weight in the hands, N
    public double heldNewton() {
        return heldNewton;
    }

    /// @return horizontal distance of that weight from the spine, m; 0 when it hangs at the sides
    public double leverM() {
        return leverM;
    }

    /// @return disc pressure that bounds the load, MPa
    public double pressureMPa() {
        return pressureMPa;
    }
}
