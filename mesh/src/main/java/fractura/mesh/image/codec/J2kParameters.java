package fractura.mesh.image.codec;

import java.util.ArrayList;
import java.util.List;

/// What the marker segments of a main header, and then those of a tile, say about the coding. A segment for the
/// one component overrules one for all, a tile's overrules the main header's (Itu02, A.6).
final class J2kParameters {
    private static final int MOST_ORDERS = 64;

    private J2kPacketing packeting;
    private Choice<J2kCoding> coding = new Choice<>();
    private Choice<J2kQuantisation> quantisation = new Choice<>();
    private Choice<Integer> regionShift = new Choice<>();
    private List<J2kOrder> orders = new ArrayList<>();
    private boolean hasOwnOrders = true;

    /// A value for all components and, stronger, one for the first; either null when not given.
    private static final class Choice<T> {
        private T forAll;
        private T forFirst;
        private boolean isFirstInherited;

        void setForAll(T value) {
            forAll = value;
            if (isFirstInherited) {
                forFirst = null;
            }
        }

        void setForFirst(T value) {
            forFirst = value;
            isFirstInherited = false;
        }

        T value() {
            return forFirst != null ? forFirst : forAll;
        }

        Choice<T> inherited() {
            Choice<T> copy = new Choice<>();
            copy.forAll = forAll;
            copy.forFirst = forFirst;
            copy.isFirstInherited = true;
            return copy;
        }
    }

    /// @return these, to be overruled by a tile
    J2kParameters forTile() {
        J2kParameters copy = new J2kParameters();
        copy.packeting = packeting;
        copy.coding = coding.inherited();
        copy.quantisation = quantisation.inherited();
        copy.regionShift = regionShift.inherited();
        copy.orders = orders;
        copy.hasOwnOrders = false;
        return copy;
    }

    /// @return whether the marker is one of these
    boolean take(int marker, Fields segment) {
        switch (marker) {
            case 0x52 -> {
                packeting = J2kPacketing.read(segment);
                coding.setForAll(J2kCoding.read(segment, packeting.hasPrecincts()));
            }
            case 0x53 -> {
                if (isFirstComponent(segment)) {
                    boolean hasPrecincts = (segment.u8() & 1) == 1;
                    coding.setForFirst(J2kCoding.read(segment, hasPrecincts));
                }
            }
            case 0x5c -> quantisation.setForAll(J2kQuantisation.read(segment));
            case 0x5d -> {
                if (isFirstComponent(segment)) {
                    quantisation.setForFirst(J2kQuantisation.read(segment));
                }
            }
            case 0x5e -> region(segment);
            case 0x5f -> order(segment);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static boolean isFirstComponent(Fields segment) {
        return segment.u8() == 0;
    }

    private void region(Fields segment) {
        int at = segment.at();
        if (isFirstComponent(segment)) {
            int style = segment.u8();
            if (style != 0) {
                throw BadFrame.damaged(at, "there is no region of interest of style " + style);
            }
            regionShift.setForFirst(segment.u8());
        }
    }

    private void order(Fields segment) {
        if (!hasOwnOrders) {
            orders = new ArrayList<>();
            hasOwnOrders = true;
        }
        while (segment.left() > 0) {
            orders.add(J2kOrder.read(segment));
        }
        if (orders.size() > MOST_ORDERS) {
            throw BadFrame.unsupported("its progression changes more than " + MOST_ORDERS + " times");
        }
    }

    void check(int at) {
        if (packeting == null || quantisation.value() == null) {
            throw BadFrame.damaged(at, "its coding style or its quantisation is missing");
        }
        quantisation.value().check(coding.value(), at);
    }

    J2kPacketing packeting() {
        return packeting;
    }

    J2kCoding coding() {
        return coding.value();
    }

    J2kQuantisation quantisation() {
        return quantisation.value();
    }

    /// @return bits by which coefficients of a region of interest stand above the others
    int regionShift() {
        return regionShift.value() == null ? 0 : regionShift.value();
    }

    /// @return in which order the packets come, at least one
    List<J2kOrder> orders() {
        return orders.isEmpty()
                ? List.of(new J2kOrder(packeting.progression(), 0, coding().levels() + 1, packeting.layers()))
                : orders;
    }
}
