// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.decide;

/** Is told what was decided, for metrics. */
public interface DecideMeters {

    /** Something has set a campaign off. */
    void triggered(String campaign);

    /**
     * And sends nothing, for this reason.
     *
     * @param reason audience, cap, called-off, unrenderable or erased
     */
    void withheld(String campaign, String reason);

    /**
     * A question to analytics was answered, or was not.
     *
     * @param outcome answered, refused or failed
     */
    void asked(String campaign, String outcome);
}
