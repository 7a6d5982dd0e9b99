// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.appizer.local.docs.Project;
import dev.appizer.testing.tour.Programs;
import dev.appizer.testing.tour.Tour;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Walks the README's tour, line by line, on a running instance. */
@Tag("long")
@Tag("whole")
class ReadmeTourIT {

    @TempDir
    private Path directory;

    @Test
    void everyLineOfTheTourDoesWhatTheReadmeSays() throws IOException, InterruptedException {
        assumeTrue(Programs.areThere("bash", "curl"), "bash and curl are needed");
        Tour tour = Tour.of(Project.read("README.md"));
        assertThat(tour.steps()).hasSizeGreaterThan(10);

        try (TourGround ground = TourGround.open(directory)) {
            tour.walk(ground::run);
        }
    }
}
