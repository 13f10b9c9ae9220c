package continuo.spark.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A server that speaks S3 and keeps everything in memory, in a process of its own. */
final class S3Server implements AutoCloseable {
  static final String BUCKET = "runs";
  static final String IDENTITY = "continuo-test-identity";
  static final String SECRET = "continuo-test-secret-3f9a";

  private static final String HOST = "127.0.0.1";

  private final ContinuoProcess process;
  private final int port;

  private S3Server(ContinuoProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts the server with an empty bucket. */
  static S3Server start(Path directory)
      throws IOException, InterruptedException, GeneralSecurityException {
    int port = freePort();
    Path properties =
        Files.writeString(
            directory.resolve("s3proxy.properties"),
            """
            s3proxy.endpoint=http://%s:%d
            s3proxy.authorization=aws-v2-or-v4
            s3proxy.identity=%s
            s3proxy.credential=%s
            s3proxy.ignore-unknown-headers=true
            jclouds.provider=transient
            """
                .formatted(HOST, port, IDENTITY, SECRET));
    Path log =
        Files.writeString(
            directory.resolve("logback.xml"),
            """
            <configuration>
              <appender name="err" class="ch.qos.logback.core.ConsoleAppender">
                <target>System.err</target>
                <encoder><pattern>%p %c - %m%n</pattern></encoder>
              </appender>
              <root level="WARN"><appender-ref ref="err"/></root>
            </configuration>
            """);
    ContinuoProcess process =
        ContinuoProcess.start(
            directory,
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Dlogback.configurationFile=" + log,
                "-cp",
                System.getProperty("continuo.s3proxy") + "/*",
                "org.gaul.s3proxy.Main",
                "--properties",
                properties.toString()));
    S3Server server = new S3Server(process, port);
    process.await("the S3 server", server::listens);
    server.makeBucket();
    return server;
  }

  /** How a client without credentials reaches the server. */
  Map<String, String> settings() {
    return Map.of(
        "fs.s3a.endpoint", "http://" + HOST + ":" + port,
        "fs.s3a.endpoint.region", "us-east-1",
        "fs.s3a.path.style.access", "true");
  }

  /** Signed by the second version of the protocol, which takes a line. */
  private void makeBucket() throws IOException, InterruptedException, GeneralSecurityException {
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
    String signed = "PUT\n\n\n" + date + "\n/" + BUCKET;
    byte[] signature = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + HOST + ":" + port + "/" + BUCKET))
            .PUT(HttpRequest.BodyPublishers.noBody())
            .header("Date", date)
            .header(
                "Authorization",
                "AWS " + IDENTITY + ":" + Base64.getEncoder().encodeToString(signature))
            .build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
  }

  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(HOST, port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
