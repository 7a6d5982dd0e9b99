// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.deliver;

/**
 * Notifications that wait for one another, since they go to the same destination about the same person. Those of a campaign
 * that has to wait, for its quiet hours or while it is paused, go into a lane of their own: they hold up no other campaign.
 *
 * @param person an identifier, or {@code campaign:} with an id
 * @param campaign whose own lane it is; empty: all campaigns'
 */
record Lane(String destination, String person, String campaign) {

    /** The one in which a notification begins. */
    Lane(String destination, String person) {
        this(destination, person, "");
    }

    boolean isCommon() {
        return campaign.isEmpty();
    }

    Lane of(String one) {
        return new Lane(destination, person, one);
    }
}
