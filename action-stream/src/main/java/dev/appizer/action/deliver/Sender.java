// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.deliver;

import dev.appizer.action.channel.Outcome;
import dev.appizer.action.rows.NotificationRow;
import java.util.concurrent.CompletionStage;

/** Sends notifications by whichever channel each is for: tries once. For any threads. */
@FunctionalInterface
public interface Sender {

    /** Whatever becomes of it is an outcome; it fails only where the program is wrong. Outcomes come on any thread. */
    CompletionStage<Outcome> send(NotificationRow notification);
}
