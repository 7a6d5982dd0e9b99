// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel.webhook;

import dev.appizer.action.channel.address.CheckedAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.ClosedSelectorException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a client that posts and does nothing of its own accord: no redirects, retries, cookies, log-ins or proxies. */
final class HttpClients {

    private static final Logger LOG = LoggerFactory.getLogger(HttpClients.class);

    private static final int HEADER_BYTES = 8 * 1024;
    private static final int HEADERS = 100;
    private static final TimeValue IDLE = TimeValue.ofSeconds(20);
    /** After which a name's new address is followed, and what was permitted once is checked anew. */
    private static final TimeValue AGE = TimeValue.ofMinutes(1);

    private HttpClients() {}

    static CloseableHttpAsyncClient create(CheckedAddresses addresses, WebhookConfig config, SSLContext tls) {
        Http1Config http = Http1Config.custom()
                .setMaxLineLength(HEADER_BYTES)
                .setMaxHeaderCount(HEADERS)
                .build();
        CloseableHttpAsyncClient client = HttpAsyncClientBuilder.create()
                .setConnectionManager(connections(addresses, config, tls))
                .setHttp1Config(http)
                .setDefaultRequestConfig(request(config.timeout()))
                // Never by a proxy: it would look the name up by itself.
                .setRoutePlanner(new DefaultRoutePlanner(DefaultSchemePortResolver.INSTANCE))
                .setThreadFactory(new DefaultThreadFactory("webhook", true))
                .setIoReactorExceptionCallback(HttpClients::tell)
                .setUserAgent("Appizer")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .evictIdleConnections(IDLE)
                .build();
        client.start();
        return client;
    }

    private static void tell(Exception failure) {
        // What it runs into when it's closed at once.
        if (!(failure instanceof ClosedSelectorException)) {
            LOG.error("A thread that sends webhooks has ended", failure);
        }
    }

    private static RequestConfig request(Duration timeout) {
        return RequestConfig.custom()
                .setAuthenticationEnabled(false)
                .setConnectionRequestTimeout(Timeout.of(timeout))
                .setResponseTimeout(Timeout.of(timeout))
                .setProtocolUpgradeEnabled(false)
                .build();
    }

    private static PoolingAsyncClientConnectionManager connections(
            CheckedAddresses addresses, WebhookConfig config, SSLContext tls) {
        return PoolingAsyncClientConnectionManagerBuilder.create()
                .setDnsResolver(resolver(addresses))
                .setTlsStrategy(
                        ClientTlsStrategyBuilder.create().setSslContext(tls).buildAsync())
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                        .setHandshakeTimeout(Timeout.of(config.connectTimeout()))
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(config.connectTimeout()))
                        .setTimeToLive(AGE)
                        .build())
                // The strict policy counts all connections together, so that one destination could take them from all.
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setMaxConnPerRoute(Integer.MAX_VALUE)
                .build();
    }

    private static DnsResolver resolver(CheckedAddresses addresses) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return addresses.of(host).toArray(InetAddress[]::new);
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }
}
