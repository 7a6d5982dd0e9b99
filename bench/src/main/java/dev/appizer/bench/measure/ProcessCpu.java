// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.measure;

import java.util.NoSuchElementException;

/** The CPU time of a process as the operating system accounts for it: all threads, those of the JVM's own included. */
record ProcessCpu(ProcessHandle process) {

    static ProcessCpu of(long pid) {
        return new ProcessCpu(
                ProcessHandle.of(pid).orElseThrow(() -> new NoSuchElementException("There is no process " + pid)));
    }

    /** @throws NoSuchElementException where the process has ended */
    long nanos() {
        return process.info()
                .totalCpuDuration()
                .orElseThrow(() -> new NoSuchElementException("Process " + process.pid() + " has ended"))
                .toNanos();
    }
}
