package fractura.viz;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lwjgl.glfw.GLFW;
import org.lwjgl.glfw.GLFWNativeOSMesa;
import org.lwjgl.system.Configuration;

/// Finds a way to draw before the engine is started, since the engine itself waits for ever where there is none.
///
/// First a display: its server must answer and give a hidden window with a graphics context. Else no window
/// system at all (GLFW's null platform) with Mesa's off-screen software renderer. The native library holds one
/// such choice per process, so callers do not overlap.
final class GraphicsPlatform {
    /// Names under which systems install Mesa's off-screen renderer.
    private static final List<String> OSMESA = List.of("libOSMesa.so.8", "libOSMesa.so.6", "libOSMesa.so");

    /// What drawing goes through.
    sealed interface Choice {
        /// a window system with a working graphics context
        record Display() implements Choice {}

        /// no window system; Mesa draws into memory
        record Software(String library) implements Choice {}

        /// neither
        record Nothing(String reason) implements Choice {}
    }

    private GraphicsPlatform() {}

    /// Looks for a way to draw. On the null platform the library is left prepared for it.
    ///
    /// @param environment variables of the process, of which `DISPLAY` and `WAYLAND_DISPLAY` matter on Unix
    /// @return the choice
    static Choice choose(Map<String, String> environment) {
        boolean isUnix = !System.getProperty("os.name").matches("(Windows|Mac).*");
        String display = environment.getOrDefault("DISPLAY", "") + environment.getOrDefault("WAYLAND_DISPLAY", "");
        boolean isDisplayNamed = !isUnix || !display.isBlank();
        if (isUnix && environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank()) {
            GLFW.glfwInitHint(GLFW.GLFW_PLATFORM, GLFW.GLFW_PLATFORM_X11); // else it complains that Wayland is missing
        }
        if (isDisplayNamed && answers()) {
            return new Choice.Display();
        }
        String reason = isDisplayNamed
                ? "the display '" + display + "' does not answer or has no OpenGL"
                : "there is no display";
        Optional<String> mesa = isUnix ? softwareLibrary() : Optional.empty();
        if (mesa.isEmpty()) {
            return new Choice.Nothing(reason + ", and no off-screen renderer (" + OSMESA.getFirst() + ") is installed");
        }
        Configuration.OPENGL_CONTEXT_API.set("OSMesa");
        Configuration.OPENGL_LIBRARY_NAME.set(mesa.get());
        GLFWNativeOSMesa.setPath(mesa.get());
        GLFW.glfwInitHint(GLFW.GLFW_PLATFORM, GLFW.GLFW_PLATFORM_NULL);
        return new Choice.Software(mesa.get());
    }

    /// Whether the window system answers and gives a context; leaves the library closed.
    private static boolean answers() {
        if (!GLFW.glfwInit()) {
            return false;
        }
        GLFW.glfwDefaultWindowHints();
        GLFW.glfwWindowHint(GLFW.GLFW_VISIBLE, GLFW.GLFW_FALSE);
        long window = GLFW.glfwCreateWindow(16, 16, "", 0, 0);
        if (window != 0) {
            GLFW.glfwDestroyWindow(window);
        }
        GLFW.glfwTerminate();
        return window != 0;
    }

    @SuppressWarnings("restricted")
    private static Optional<String> softwareLibrary() {
        for (String name : OSMESA) {
            try (Arena arena = Arena.ofConfined()) {
                SymbolLookup.libraryLookup(name, arena);
                return Optional.of(name);
            } catch (IllegalArgumentException e) {
                continue; // not under this name
            }
        }
        return Optional.empty();
    }
}
