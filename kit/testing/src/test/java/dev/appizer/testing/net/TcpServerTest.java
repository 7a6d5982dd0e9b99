// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class TcpServerTest {

    @Test
    void nobodyIsAcceptedOnceItIsClosed() throws Exception {
        for (int i = 0; i < 200; i++) {
            TcpServer server =
                    new TcpServer(0, client -> client.getOutputStream().write('x'));
            try (Socket client = connect(server.port())) {
                assertThat(client.getInputStream().read()).isEqualTo('x');
                server.close();
                assertThatThrownBy(() -> connect(server.port()).close()).isInstanceOf(ConnectException.class);
            }
        }
    }

    @Test
    void closingEndsWhatIsUnderWay() throws Exception {
        TcpServer server = new TcpServer(0, client -> {
            client.getOutputStream().write('x');
            client.getInputStream().transferTo(client.getOutputStream());
        });
        try (Socket client = connect(server.port())) {
            assertThat(client.getInputStream().read()).isEqualTo('x');
            server.close();
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(server.accepted()).isEqualTo(1);
    }

    private static Socket connect(int port) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }
}
