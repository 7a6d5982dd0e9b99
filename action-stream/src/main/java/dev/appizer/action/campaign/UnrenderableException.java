// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign;

/** Nothing can be sent of this campaign for this cause; it fails before it leaves. */
public final class UnrenderableException extends RuntimeException {

    private final String why;

    UnrenderableException(String why) {
        super(why);
        this.why = why;
    }

    UnrenderableException(String why, Throwable cause) {
        super(why, cause);
        this.why = why;
    }

    /** In a sentence, without secrets and without anybody's values. */
    public String why() {
        return why;
    }
}
