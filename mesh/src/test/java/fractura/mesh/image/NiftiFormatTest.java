package fractura.mesh.image;

import java.nio.file.Path;
import java.util.List;

class NiftiFormatTest extends VolumeFormatContract {
    @Override
    List<Path> write(StoredScan scan, Path to) {
        double[] ras = scan.lps().clone();
        for (int i = 0; i < 8; i++) {
            ras[i] = -ras[i];
        }
        int code =
                switch (scan.storage()) {
                    case UINT8 -> 2;
                    case INT16 -> 4;
                    case INT32 -> 8;
                    case FLOAT32 -> 16;
                    case FLOAT64 -> 64;
                    case INT8 -> 256;
                    case UINT16 -> 512;
                    case UINT32 -> 768;
                    case INT64 -> 1024;
                    case UINT64 -> 1280;
                };
        byte[] plain = new NiftiBytes(scan.order(), scan.size())
                .type(code, 8 * scan.storage().bytes())
                .sform(ras)
                .data(scan.bytes())
                .plain();
        return List.of(
                NiftiBytes.write(to, "scan.nii", plain), NiftiBytes.write(to, "scan.nii.gz", NiftiBytes.gzip(plain)));
    }
}
