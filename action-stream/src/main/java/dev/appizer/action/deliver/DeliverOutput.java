// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.deliver;

import dev.appizer.schemas.DeadLetter;
import dev.appizer.schemas.Delivery;
import org.jspecify.annotations.Nullable;

/** What comes out of {@link Deliver}: one kind for each topic. */
public sealed interface DeliverOutput {

    /**
     * How far a delivery is, under its id.
     *
     * @param delivery null where it is to be forgotten
     */
    record Told(@Nullable Delivery delivery) implements DeliverOutput {}

    /** A notification that was given up, under its person. */
    record GivenUp(DeadLetter letter) implements DeliverOutput {}
}
