{{- /* SPDX-License-Identifier: Apache-2.0 */ -}}

{{- /* Arguments: root, component, its kafkaUser. How Kafka, the registry and the topics are reached, as a map. */ -}}
{{- define "appizer.connections" -}}
{{- $root := index . 0 -}}
{{- $kafka := $root.Values.kafka -}}
{{- $auth := $kafka.auth -}}
{{- $user := include "appizer.kafkaUser" . | fromYaml -}}
{{- $isSasl := has $auth.type (list "scram-sha-512" "plain") -}}
{{- $secrets := "/run/secrets/appizer/kafka" -}}
kafka.bootstrap.servers: {{ $kafka.bootstrapServers | quote }}
kafka.security.protocol: {{ ternary (ternary "SASL_SSL" "SSL" $isSasl) "PLAINTEXT" $kafka.tls.enabled }}
{{- if $kafka.tls.caSecret }}
kafka.ssl.truststore.type: PEM
kafka.ssl.truststore.location: {{ $secrets }}/ca.crt
{{- end }}
{{- if $isSasl }}
{{- $module := ternary "plain.PlainLoginModule" "scram.ScramLoginModule" (eq $auth.type "plain") }}
kafka.sasl.mechanism: {{ upper $auth.type }}
kafka.sasl.jaas.config: {{ printf "org.apache.kafka.common.security.%s required username=\"%s\" password=\"${file:%s/password}\";" $module $user.username $secrets | toJson }}
{{- else if and (eq $auth.type "tls") (eq $auth.keystoreFormat "pem") }}
kafka.ssl.keystore.type: PEM
kafka.ssl.keystore.certificate.chain: ${file:{{ $secrets }}/user.crt}
kafka.ssl.keystore.key: ${file:{{ $secrets }}/user.key}
{{- else if eq $auth.type "tls" }}
kafka.ssl.keystore.type: PKCS12
kafka.ssl.keystore.location: {{ $secrets }}/user.p12
kafka.ssl.keystore.password: ${file:{{ $secrets }}/keystore-password}
{{- end }}
topics.prefix: {{ $root.Values.topics.prefix | quote }}
topics.partitions: {{ int $root.Values.topics.partitions }}
schema.registry.url: {{ $root.Values.registry.url | quote }}
auto.register.schemas: {{ $root.Values.registry.autoRegister }}
{{- if $root.Values.registry.auth.secret }}
basic.auth.user.info: ${file:/run/secrets/appizer/registry/user-info}
{{- end }}
{{- if $root.Values.registry.tls.caSecret }}
schema.registry.ssl.truststore.type: PEM
schema.registry.ssl.truststore.location: /run/secrets/appizer/registry/ca.crt
{{- end }}
{{- end -}}

{{- /* Arguments: root, service. What the chart says itself, as a map. */ -}}
{{- define "appizer.ownSettings" -}}
{{- $root := index . 0 -}}
{{- $service := index . 1 -}}
{{- $values := $service.values -}}
{{ include "appizer.connections" (list $root $service.component $values.kafkaUser) }}
http.port: 8080
http.drain: {{ $root.Values.http.drain | quote }}
stop.timeout: {{ $values.stopTimeout | quote }}
{{- if $root.Values.http.tls.enabled }}
http.tls.certificate.file: /run/secrets/appizer/http/tls.crt
http.tls.key.file: /run/secrets/appizer/http/tls.key
{{- end }}
{{- if $service.hasApi }}
keys.file: /run/secrets/appizer/keys/keys.properties
{{- end }}
{{- if eq $service.key "analytics" }}
analytics.directory: /var/lib/appizer
analytics.memory: {{ int $values.memoryMegabytes }}
analytics.threads: {{ int $values.threads }}
{{- if and $root.Values.stageSecrets.secret $root.Values.stageSecrets.erasureHashKeyKey }}
erasure.hash.key: ${file:/run/secrets/appizer/stages/erasure-hash-key}
{{- end }}
{{- end }}
{{- if eq $service.key "action" }}
{{- range $setting := include "appizer.actionSecrets" $root | fromYamlArray }}
{{ $setting.setting }}: ${file:/run/secrets/appizer/action/{{ $setting.path }}}
{{- end }}
{{- end }}
{{- if $service.isStage }}
{{- if $root.Values.http.tls.enabled }}
http.tls.trust.file: /run/secrets/appizer/http/ca.crt
{{- end }}
state.directory: /var/lib/appizer
stream.threads: {{ int $values.threads }}
{{- if eq $root.Values.groupProtocol "streams" }}
streams.group.protocol: streams
{{- else }}
standby.replicas: {{ ternary 1 (int $values.standbyReplicas) (kindIs "invalid" $values.standbyReplicas) }}
streams.session.timeout.ms: {{ ternary 120000 (int $values.sessionTimeoutMs) (kindIs "invalid" $values.sessionTimeoutMs) }}
streams.heartbeat.interval.ms: {{ ternary 5000 (int $values.heartbeatIntervalMs) (kindIs "invalid" $values.heartbeatIntervalMs) }}
{{- end }}
{{- if $root.Values.stageSecrets.secret }}
instances.key: ${file:/run/secrets/appizer/stages/instances-key}
{{- if $root.Values.stageSecrets.erasureHashKeyKey }}
erasure.hash.key: ${file:/run/secrets/appizer/stages/erasure-hash-key}
{{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{- /* What the action stage is told in secret, as a list: the setting, the Secret's key, the file's name. */ -}}
{{- define "appizer.actionSecrets" -}}
{{- $secrets := .Values.actionSecrets -}}
{{- if $secrets.secret -}}
{{- range $key, $setting := dict "webhookSecretsKey" "webhook.secrets" "smtpPasswordKey" "smtp.password" "analyticsKeyKey" "analytics.key" }}
{{- with get $secrets $key }}
- {setting: {{ $setting }}, key: {{ . | quote }}, path: {{ $setting | replace "." "-" }}}
{{- end }}
{{- end }}
{{- end -}}
{{- end -}}

{{- /* Whether campaigns can ask analytics. */ -}}
{{- define "appizer.actionAsks" -}}
{{- if and .Values.actionSecrets.secret .Values.actionSecrets.analyticsKeyKey (gt (int .Values.analytics.replicas) 0) }}true{{ end -}}
{{- end -}}

{{- /* A map of texts as a properties file; the keys need no escapes, by the schema of the values. */ -}}
{{- define "appizer.properties" -}}
{{- range $name, $value := . -}}
{{ $name }}={{ include "appizer.text" $value | replace "\\" "\\\\" | replace "\n" "\\n" }}
{{ end -}}
{{- end -}}

{{- /* Arguments: root, service. Its properties file. */ -}}
{{- define "appizer.config" -}}
{{- $service := index . 1 -}}
{{- $settings := include "appizer.ownSettings" . | fromYaml -}}
{{- range $name, $value := $service.config -}}
{{- $_ := set $settings $name $value -}}
{{- end -}}
{{- include "appizer.properties" $settings -}}
{{- end -}}

{{- /* The properties file of the job that creates topics. */ -}}
{{- define "appizer.topicsConfig" -}}
{{- $settings := include "appizer.connections" (list . "topics" .Values.topics.job.kafkaUser) | fromYaml -}}
{{- $_ := set $settings "topics.replication.factor" (int .Values.topics.replicationFactor) -}}
{{- range $name, $value := .Values.config -}}
{{- if regexMatch "^(kafka|schema\\.registry|basic\\.auth|avro)\\." $name -}}
{{- $_ := set $settings $name $value -}}
{{- end -}}
{{- end -}}
{{- include "appizer.properties" $settings -}}
{{- end -}}
