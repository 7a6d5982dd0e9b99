// SPDX-License-Identifier: Apache-2.0
/** The packed SDKs and the examples, against a running Appizer. */
@NullMarked
package dev.appizer.sdk.checks;

import org.jspecify.annotations.NullMarked;
