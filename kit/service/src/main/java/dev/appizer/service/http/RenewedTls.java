// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServer;
import java.io.UncheckedIOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves with a certificate that was renewed, without a restart: whoever issues them for weeks puts new files in place. */
final class RenewedTls {

    private static final Logger LOG = LoggerFactory.getLogger(RenewedTls.class);

    private final HttpTls tls;
    private final List<HttpServer> servers;
    private volatile String inUse;
    private String lastSeen;

    /** @param servers that serve with the files as they are now */
    RenewedTls(HttpTls tls, List<HttpServer> servers) {
        this.tls = tls;
        this.servers = servers;
        this.inUse = tls.texts();
        this.lastSeen = inUse;
    }

    /** Takes what has changed, once it has been seen twice: certificate and key are not written at one moment. */
    void look() {
        try {
            String texts = tls.texts();
            boolean settled = texts.equals(lastSeen);
            lastSeen = texts;
            if (settled && !texts.equals(inUse)) {
                renew(texts);
            }
        } catch (UncheckedIOException e) {
            LOG.warn("The certificate in use stays: {}", e.getMessage());
        }
    }

    /** By force: the files' names are the same, and by those alone Vert.x would see no change. */
    private void renew(String texts) {
        List<Future<Boolean>> renewals = servers.stream()
                .map(server -> server.updateSSLOptions(tls.options(), true))
                .toList();
        Future.join(renewals)
                .onSuccess(done -> {
                    inUse = texts;
                    LOG.info("Serving with another certificate: file={}", tls.certificate());
                })
                .onFailure(failure -> LOG.error("The certificate in use stays: {}", failure.toString()));
    }
}
