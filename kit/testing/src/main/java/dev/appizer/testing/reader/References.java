// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.reader;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which segments a condition refers to. */
final class References {

    private References() {}

    static Set<String> in(Condition condition) {
        Set<String> references = new TreeSet<>();
        if (condition instanceof Condition.Reference reference) {
            references.add(reference.segment());
        }
        parts(condition).forEach(part -> references.addAll(in(part)));
        return references;
    }

    private static List<Condition> parts(Condition condition) {
        if (condition instanceof Condition.All all) {
            return all.parts();
        }
        if (condition instanceof Condition.Any any) {
            return any.parts();
        }
        return condition instanceof Condition.Not not ? List.of(not.part()) : List.of();
    }
}
