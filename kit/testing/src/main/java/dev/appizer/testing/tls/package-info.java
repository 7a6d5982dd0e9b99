// SPDX-License-Identifier: Apache-2.0
/** Certificates for servers on the loopback interface. */
@NullMarked
package dev.appizer.testing.tls;

import org.jspecify.annotations.NullMarked;
