// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import dev.appizer.filter.value.Span;
import dev.appizer.filter.value.ValueTest;

/** It sees one thing of the facts and puts it to a test; so an explanation can show what it saw. */
public sealed interface Filter extends Leaf permits PropertyFilter, EventFilter {

    /** What the filter looks at, as time goes on. */
    Course saw(Look look);

    /** What it is put to. */
    ValueTest test();

    @Override
    default Verdict judge(Look look) {
        return judge(saw(look), test(), look.now());
    }

    /** The answer now, and when it is another one for the first time. */
    static Verdict judge(Course course, ValueTest test, long now) {
        Span span = test.when(course.value());
        boolean holds = span.contains(now);
        long at = now;
        while (span.contains(at) == holds) {
            long edge = span.edgeAfter(at);
            if (edge < course.until()) {
                return new Verdict(holds, edge);
            }
            if (course.until() == Span.FOREVER) {
                return Verdict.forever(holds);
            }
            at = course.until();
            course.advance();
            span = test.when(course.value());
        }
        return new Verdict(holds, at);
    }
}
