// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.template;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The sections that are open where a template is being read. */
final class Sections {

    static final int MAX_DEPTH = 16;

    /**
     * @param at where it opens
     * @param inverted whether it is there for when something is not
     * @param state of the document where it opens
     * @param number of the tag that opens it
     */
    private record Open(Position at, String name, boolean inverted, String state, int number) {

        Problem problem(String message) {
            return at.problem(message);
        }
    }

    private final Deque<Open> open = new ArrayDeque<>();
    private final List<Problem> problems;

    Sections(List<Problem> problems) {
        this.problems = problems;
    }

    void open(Position at, String name, boolean inverted, String state, int number) {
        if (open.size() == MAX_DEPTH) {
            problems.add(at.problem("Sections stand inside one another " + MAX_DEPTH + " deep at most: open fewer."));
        }
        open.push(new Open(at, name, inverted, state, number));
    }

    /** The number of the tag that opened it; any where there is a problem. */
    int close(Position at, String name, String state) {
        if (open.stream().noneMatch(section -> section.name().equals(name))) {
            problems.add(at.problem("No section " + name + " is open here: open it before, or take this tag away."));
            return 0;
        }
        while (!open.element().name().equals(name)) {
            problems.add(neverClosed(open.pop()));
        }
        Open section = open.pop();
        if (!section.state().equals(state)) {
            problems.add(section.problem("The section " + name + " begins in one place of the document and ends in"
                    + " another: let it enclose whole tags, attributes or strings."));
        }
        return section.number();
    }

    /** At the end of the template. */
    void end() {
        while (!open.isEmpty()) {
            problems.add(neverClosed(open.removeLast()));
        }
    }

    private static Problem neverClosed(Open section) {
        return section.problem("The section " + section.name() + " is not closed: write {{/" + section.name()
                + "}} where it ends, before what is around it ends.");
    }

    /** Whether what is written here under this name is certain to be there. */
    boolean guards(String name) {
        return open.stream()
                .anyMatch(section -> !section.inverted() && section.name().equals(name));
    }

    /** Whether there is an item here. */
    boolean haveItem() {
        return open.stream().anyMatch(section -> !section.inverted());
    }
}
