{{- /* SPDX-License-Identifier: Apache-2.0 */ -}}

{{- /* Arguments: root, component, its kafkaUser. The volumes of secrets for Kafka and the registry, as a map of lists. */ -}}
{{- define "appizer.connectionVolumes" -}}
{{- $root := index . 0 -}}
{{- $kafka := $root.Values.kafka -}}
{{- $auth := $kafka.auth -}}
{{- $registry := $root.Values.registry -}}
{{- $user := include "appizer.kafkaUser" . | fromYaml -}}
{{- $volumes := list -}}
{{- $kafkaSources := list -}}
{{- if $kafka.tls.caSecret -}}
{{- $kafkaSources = append $kafkaSources (include "appizer.projected" (list $kafka.tls.caSecret (dict $kafka.tls.caKey "ca.crt")) | fromYaml) -}}
{{- end -}}
{{- if ne $auth.type "none" -}}
{{- $items := dict $auth.passwordKey "password" -}}
{{- if and (eq $auth.type "tls") (eq $auth.keystoreFormat "pem") -}}
{{- $items = dict $auth.certificateKey "user.crt" $auth.privateKeyKey "user.key" -}}
{{- else if eq $auth.type "tls" -}}
{{- $items = dict $auth.keystoreKey "user.p12" $auth.keystorePasswordKey "keystore-password" -}}
{{- end -}}
{{- $kafkaSources = append $kafkaSources (include "appizer.projected" (list $user.secret $items) | fromYaml) -}}
{{- end -}}
{{- if $kafkaSources -}}
{{- $volumes = append $volumes (dict "name" "kafka" "projected" (dict "defaultMode" 288 "sources" $kafkaSources)) -}}
{{- end -}}
{{- $registrySources := list -}}
{{- if $registry.auth.secret -}}
{{- $registrySources = append $registrySources (include "appizer.projected" (list $registry.auth.secret (dict $registry.auth.userInfoKey "user-info")) | fromYaml) -}}
{{- end -}}
{{- if $registry.tls.caSecret -}}
{{- $registrySources = append $registrySources (include "appizer.projected" (list $registry.tls.caSecret (dict $registry.tls.caKey "ca.crt")) | fromYaml) -}}
{{- end -}}
{{- if $registrySources -}}
{{- $volumes = append $volumes (dict "name" "registry" "projected" (dict "defaultMode" 288 "sources" $registrySources)) -}}
{{- end -}}
{{- dict "volumes" $volumes | toYaml -}}
{{- end -}}

{{- /* Arguments: a Secret's name, a map from its keys to the files' names. */ -}}
{{- define "appizer.projected" -}}
secret:
  name: {{ index . 0 | quote }}
  items:
    {{- range $key, $path := index . 1 }}
    - key: {{ $key | quote }}
      path: {{ $path }}
    {{- end }}
{{- end -}}

{{- /* Arguments: a list of volumes of secrets. Where they are mounted. */ -}}
{{- define "appizer.secretMounts" -}}
{{- range . -}}
- name: {{ .name }}
  mountPath: /run/secrets/appizer/{{ .name }}
  readOnly: true
{{ end -}}
{{- end -}}

{{- /* Arguments: root, service. All volumes of secrets of a service, as a map of lists. */ -}}
{{- define "appizer.secretVolumes" -}}
{{- $root := index . 0 -}}
{{- $service := index . 1 -}}
{{- $volumes := (include "appizer.connectionVolumes" (list $root $service.component $service.values.kafkaUser) | fromYaml).volumes -}}
{{- if $service.hasApi -}}
{{- $volumes = append $volumes (dict "name" "keys" "secret" (dict "secretName" $root.Values.keys.secret "defaultMode" 288
      "items" (list (dict "key" $root.Values.keys.key "path" "keys.properties")))) -}}
{{- end -}}
{{- $shared := $root.Values.stageSecrets -}}
{{- if and $service.hasDisk $shared.secret -}}
{{- $items := list -}}
{{- if $service.isStage -}}
{{- $items = append $items (dict "key" $shared.instancesKeyKey "path" "instances-key") -}}
{{- end -}}
{{- if $shared.erasureHashKeyKey -}}
{{- $items = append $items (dict "key" $shared.erasureHashKeyKey "path" "erasure-hash-key") -}}
{{- end -}}
{{- if $items -}}
{{- $volumes = append $volumes (dict "name" "stages" "secret" (dict "secretName" $shared.secret "defaultMode" 288 "items" $items)) -}}
{{- end -}}
{{- end -}}
{{- if eq $service.key "action" -}}
{{- $items := list -}}
{{- range include "appizer.actionSecrets" $root | fromYamlArray -}}
{{- $items = append $items (dict "key" .key "path" .path) -}}
{{- end -}}
{{- if $items -}}
{{- $volumes = append $volumes (dict "name" "action" "secret" (dict "secretName" $root.Values.actionSecrets.secret "defaultMode" 288 "items" $items)) -}}
{{- end -}}
{{- end -}}
{{- if $root.Values.http.tls.enabled -}}
{{- $items := list (dict "key" "tls.crt" "path" "tls.crt") (dict "key" "tls.key" "path" "tls.key") -}}
{{- if $service.isStage -}}
{{- $items = append $items (dict "key" "ca.crt" "path" "ca.crt") -}}
{{- end -}}
{{- $volumes = append $volumes (dict "name" "http" "secret" (dict "secretName" $service.secretOfTls "defaultMode" 288 "items" $items)) -}}
{{- end -}}
{{- dict "volumes" $volumes | toYaml -}}
{{- end -}}

{{- define "appizer.containerSecurity" -}}
allowPrivilegeEscalation: false
capabilities:
  drop: [ALL]
readOnlyRootFilesystem: true
{{- end -}}

{{- /* Arguments: root, the pod's part of the values. What every pod has, the job's too. */ -}}
{{- define "appizer.podCommon" -}}
{{- $root := index . 0 -}}
{{- $pods := index . 1 -}}
serviceAccountName: {{ include "appizer.serviceAccountName" $root }}
automountServiceAccountToken: false
# The variables of every Service of the namespace would be taken for settings.
enableServiceLinks: false
{{- with $root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . | quote }}
  {{- end }}
{{- end }}
securityContext:
  runAsNonRoot: true
  runAsUser: {{ int $pods.userId }}
  runAsGroup: {{ int $pods.userId }}
  fsGroup: {{ int $pods.userId }}
  # Else every start changes the owner of every file of the state.
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile:
    type: RuntimeDefault
{{- with $pods.priorityClassName }}
priorityClassName: {{ . | quote }}
{{- end }}
{{- with $pods.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $pods.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $pods.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{- /* Arguments: root, service. The pod's template. */ -}}
{{- define "appizer.podTemplate" -}}
{{- $root := index . 0 -}}
{{- $service := index . 1 -}}
{{- $pods := $service.pods -}}
metadata:
  labels:
    {{- include "appizer.selector" (list $root $service.component) | nindent 4 }}
    app.kubernetes.io/part-of: appizer
    {{- with $pods.labels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  annotations:
    checksum/config: {{ include "appizer.config" . | sha256sum }}
    {{- with $pods.annotations }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
spec:
  {{- include "appizer.podCommon" (list $root $pods) | nindent 2 }}
  terminationGracePeriodSeconds: {{ int $service.values.terminationGracePeriodSeconds }}
  {{- with include "appizer.spread" . }}
  {{- . | nindent 2 }}
  {{- end }}
  containers:
    {{- include "appizer.container" . | nindent 4 }}
  volumes:
    - name: config
      configMap:
        name: {{ $service.name }}
    - name: tmp
      emptyDir:
        sizeLimit: 1Gi
    {{- with (include "appizer.secretVolumes" . | fromYaml).volumes }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
    {{- with $service.values.extraVolumes }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
{{- end -}}

{{- /* Arguments: root, service. */ -}}
{{- define "appizer.spread" -}}
{{- $spread := (index . 1).pods.topologySpread -}}
{{- if or $spread.zone $spread.node -}}
topologySpreadConstraints:
{{- range list (list "topology.kubernetes.io/zone" $spread.zone) (list "kubernetes.io/hostname" $spread.node) }}
{{- if index . 1 }}
  - maxSkew: 1
    topologyKey: {{ index . 0 }}
    whenUnsatisfiable: {{ index . 1 }}
    labelSelector:
      matchLabels:
        {{- include "appizer.selector" (list (index $ 0) (index $ 1).component) | nindent 8 }}
{{- end }}
{{- end }}
{{- end -}}
{{- end -}}

{{- /* Arguments: root, service. */ -}}
{{- define "appizer.container" -}}
{{- $root := index . 0 -}}
{{- $service := index . 1 -}}
{{- $values := $service.values -}}
- name: {{ $service.component }}
  image: {{ include "appizer.image" (list $root $service.component $values.imageTag) | quote }}
  imagePullPolicy: {{ $root.Values.image.pullPolicy }}
  args: ["--config", "/etc/appizer/{{ $service.component }}.properties"]
  env:
    {{- include "appizer.env" . | nindent 4 }}
  ports:
    - name: http
      containerPort: 8080
      protocol: TCP
  {{- include "appizer.probes" . | nindent 2 }}
  resources:
    {{- toYaml $values.resources | nindent 4 }}
  securityContext:
    {{- include "appizer.containerSecurity" $root | nindent 4 }}
  volumeMounts:
    - name: config
      mountPath: /etc/appizer
      readOnly: true
    - name: tmp
      mountPath: /tmp
    {{- if $service.hasDisk }}
    - name: state
      mountPath: /var/lib/appizer
    {{- end }}
    {{- with include "appizer.secretMounts" (include "appizer.secretVolumes" . | fromYaml).volumes | trim }}
    {{- . | nindent 4 }}
    {{- end }}
    {{- with $values.extraVolumeMounts }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
{{- end -}}

{{- /* Arguments: root, service. */ -}}
{{- define "appizer.env" -}}
{{- $root := index . 0 -}}
{{- $service := index . 1 -}}
- name: LOG_LEVEL
  value: {{ $root.Values.logLevel }}
- name: JAVA_OPTS
  value: {{ $service.values.javaOpts | quote }}
{{- if $service.isStage }}
- name: POD_NAME
  valueFrom:
    fieldRef:
      fieldPath: metadata.name
- name: POD_NAMESPACE
  valueFrom:
    fieldRef:
      fieldPath: metadata.namespace
- name: APPIZER_ADVERTISED_URL
  value: {{ ternary "https" "http" $root.Values.http.tls.enabled }}://$(POD_NAME).{{ $service.name }}-peers.$(POD_NAMESPACE).svc:8080
{{- if and (eq $service.key "action") (include "appizer.actionAsks" $root) (not (hasKey $service.config "analytics.url")) }}
- name: APPIZER_ANALYTICS_URL
  value: {{ ternary "https" "http" $root.Values.http.tls.enabled }}://{{ include "appizer.fullname" $root }}-analytics.$(POD_NAMESPACE).svc:8080
{{- end }}
{{- if eq $root.Values.groupProtocol "classic" }}
- name: APPIZER_STREAMS_GROUP_INSTANCE_ID
  valueFrom:
    fieldRef:
      fieldPath: metadata.name
{{- end }}
{{- if and $service.isScaled (has $root.Values.kafka.auth.type (list "scram-sha-512" "plain")) }}
# KEDA looks for it here; the process does not.
- name: KAFKA_USERNAME
  value: {{ (include "appizer.kafkaUser" (list $root $service.component $service.values.kafkaUser) | fromYaml).username | quote }}
{{- end }}
{{- end }}
{{- with $service.values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- /* Arguments: root, service. What takes long to start is not killed for it: it is alive from its first readiness on. */ -}}
{{- define "appizer.probes" -}}
{{- $root := index . 0 -}}
{{- $scheme := ternary "HTTPS" "HTTP" $root.Values.http.tls.enabled -}}
startupProbe:
  httpGet:
    path: /health/ready
    port: http
    scheme: {{ $scheme }}
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: {{ max 1 (div (int (index . 1).values.startupSeconds) 10) }}
readinessProbe:
  httpGet:
    path: /health/ready
    port: http
    scheme: {{ $scheme }}
  periodSeconds: 5
  timeoutSeconds: 5
  failureThreshold: 2
livenessProbe:
  httpGet:
    path: /health/live
    port: http
    scheme: {{ $scheme }}
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 6
{{- end -}}
