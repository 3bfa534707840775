package fractura.viz;

import com.jme3.scene.Mesh;
import com.jme3.scene.VertexBuffer;

/// Cut sections as meshes of the graphics library.
final class SectionMesh {
    private SectionMesh() {}

    /// @param cap the section
    /// @param plane where it lies
    /// @param values one value per element
    /// @param undefined stands for NaN
    /// @return fans of triangles, each polygon flat in the value of its element
    static Mesh cap(CutSection cap, CutPlane plane, float[] values, float undefined) {
        int corners = cap.xyz().length / 3;
        float[] xyz = new float[3 * corners];
        float[] normals = new float[3 * corners];
        float[] samples = new float[3 * corners];
        int[] triangles = new int[3 * (corners - 2 * cap.count())];
        int t = 0;
        for (int k = 0; k < cap.count(); k++) {
            int e = cap.elements()[k];
            for (int c = cap.start()[k]; c < cap.start()[k + 1]; c++) {
                for (int i = 0; i < 3; i++) {
                    xyz[3 * c + i] = (float) cap.xyz()[3 * c + i];
                    normals[3 * c + i] = (float) plane.normal()[i];
                }
                samples[3 * c] = Float.isNaN(values[e]) ? undefined : values[e];
            }
            for (int c = cap.start()[k] + 1; c + 1 < cap.start()[k + 1]; c++) {
                triangles[t++] = cap.start()[k];
                triangles[t++] = c;
                triangles[t++] = c + 1;
            }
        }
        return mesh(xyz, normals, samples, triangles);
    }

    /// @param segments end points, six numbers each, LPS, mm
    /// @param plane the plane they lie in
    /// @param halfMm half the breadth of the ribbon, mm
    /// @param liftMm how far it is drawn in front of the plane, so that depth decides for it, mm
    /// @return flat ribbons along the segments, with square ends that close the corners
    static Mesh ribbon(double[] segments, CutPlane plane, double halfMm, double liftMm) {
        int count = segments.length / 6;
        float[] xyz = new float[12 * count];
        float[] normals = new float[12 * count];
        int[] triangles = new int[6 * count];
        double[] n = plane.normal();
        for (int s = 0; s < count; s++) {
            double[] along = new double[3];
            double length = 1e-12;
            for (int i = 0; i < 3; i++) {
                along[i] = segments[6 * s + 3 + i] - segments[6 * s + i];
                length += along[i] * along[i];
            }
            length = Math.sqrt(length);
            for (int i = 0; i < 3; i++) {
                along[i] *= halfMm / length;
            }
            double[] aside = CutSection.cross(n, along);
            for (int c = 0; c < 4; c++) {
                int end = c < 2 ? -1 : 1;
                int side = c == 0 || c == 3 ? -1 : 1;
                for (int i = 0; i < 3; i++) {
                    double p = segments[6 * s + (end < 0 ? 0 : 3) + i];
                    xyz[12 * s + 3 * c + i] = (float) (p + end * along[i] + side * aside[i] + liftMm * n[i]);
                    normals[12 * s + 3 * c + i] = (float) n[i];
                }
            }
            int[] two = {0, 2, 1, 0, 3, 2};
            for (int i = 0; i < 6; i++) {
                triangles[6 * s + i] = 4 * s + two[i];
            }
        }
        return mesh(xyz, normals, new float[12 * count], triangles);
    }

    private static Mesh mesh(float[] xyz, float[] normals, float[] samples, int[] triangles) {
        Mesh mesh = new Mesh();
        mesh.setBuffer(VertexBuffer.Type.Position, 3, xyz);
        mesh.setBuffer(VertexBuffer.Type.Normal, 3, normals);
        mesh.setBuffer(VertexBuffer.Type.TexCoord, 3, samples);
        mesh.setBuffer(VertexBuffer.Type.Index, 3, triangles);
        mesh.updateBound();
        return mesh;
    }
}
