package fractura.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {
    @Test
    void processor_is_read_from_the_systems_list_or_left_out(@TempDir Path folder) throws IOException {
        Path list = folder.resolve("cpuinfo");
        Files.writeString(list, "processor\t: 0\nmodel name\t: Quick Processor 9000\nflags\t: fpu\n");
        assertEquals(Optional.of("Quick Processor 9000"), Machine.processorModel(list));
        assertEquals(Optional.empty(), Machine.processorModel(folder.resolve("none")));
    }
}
