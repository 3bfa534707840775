package fractura.mesh.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/// NRRD files written field by field for tests, after the format's own page and not after the reader.
final class NrrdBytes {
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final StringBuilder pairs = new StringBuilder();

    /// A volume of 4×3×2 int16, little endian, axes to L, P, S.
    static NrrdBytes plain() {
        return new NrrdBytes()
                .with("type", "short")
                .with("dimension", "3")
                .with("space", "left-posterior-superior")
                .with("sizes", "4 3 2")
                .with("space directions", "(1,0,0) (0,1,0) (0,0,1)")
                .with("kinds", "domain domain domain")
                .with("endian", "little")
                .with("encoding", "raw")
                .with("space origin", "(0,0,0)");
    }

    static NrrdBytes of(VolumeFormatContract.StoredScan scan) {
        String[] names = {
            "signed char", "uchar", "short", "unsigned short", "int", "uint", "longlong", "uint64", "float", "double"
        };
        double[] m = scan.lps();
        StringJoiner directions = new StringJoiner(" ");
        for (int a = 0; a < 3; a++) {
            // in RAS, as most programs other than Slicer write it
            directions.add("(" + -m[a] + "," + -m[4 + a] + "," + m[8 + a] + ")");
        }
        return plain().with("type", names[scan.storage().ordinal()])
                .with("space", "right-anterior-superior")
                .with("sizes", scan.size()[0] + " " + scan.size()[1] + " " + scan.size()[2])
                .with("endian", scan.order() == ByteOrder.BIG_ENDIAN ? "big" : "little")
                .with("space directions", directions.toString())
                .with("space origin", "(" + -m[3] + "," + -m[7] + "," + m[11] + ")");
    }

    NrrdBytes with(String field, String value) {
        fields.put(field, value);
        return this;
    }

    NrrdBytes without(String field) {
        fields.remove(field);
        return this;
    }

    NrrdBytes pair(String key, String value) {
        pairs.append(key).append(":=").append(value).append('\n');
        return this;
    }

    /// @param data what follows the header
    byte[] bytes(byte[] data) {
        StringBuilder text = new StringBuilder("NRRD0005\n# written by a test\n");
        fields.forEach((k, v) -> {
            if (!k.equals("data file")) {
                text.append(k).append(": ").append(v).append('\n');
            }
        });
        text.append(pairs);
        if (fields.containsKey("data file")) {
            text.append("data file: ").append(fields.get("data file")).append('\n');
        }
        text.append('\n');
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(text.toString().getBytes(StandardCharsets.UTF_8));
        out.writeBytes(data);
        return out.toByteArray();
    }

    /// 0, 1, 2 … as int16, little endian.
    static byte[] shorts(int count) {
        byte[] bytes = new byte[2 * count];
        for (int i = 0; i < count; i++) {
            bytes[2 * i] = (byte) i;
            bytes[2 * i + 1] = (byte) (i >> 8);
        }
        return bytes;
    }
}
