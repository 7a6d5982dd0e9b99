// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.decide;

import dev.appizer.action.deliver.ToDeliver;
import dev.appizer.action.rows.CarriedRow;

/** What comes out of {@link Decide}. */
public sealed interface Decision {

    /** For the delivery; the key is whom it is about. */
    record Told(ToDeliver toDeliver) implements Decision {}

    /** For another person, whom the key names. */
    record Carry(CarriedRow row) implements Decision {}
}
