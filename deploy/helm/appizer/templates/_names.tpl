{{- /* SPDX-License-Identifier: Apache-2.0 */ -}}

{{- /* The beginning of every name. The longest end behind it keeps the label of a pod's revision within 63 characters. */ -}}
{{- define "appizer.fullname" -}}
{{- $name := default .Chart.Name .Values.nameOverride -}}
{{- $full := .Values.fullnameOverride -}}
{{- if not $full -}}
{{- $full = ternary .Release.Name (printf "%s-%s" .Release.Name $name) (contains $name .Release.Name) -}}
{{- end -}}
{{- if gt (len $full) 34 -}}
{{- printf "%s-%s" ($full | trunc 25 | trimSuffix "-" | trimSuffix ".") ($full | sha256sum | trunc 8) -}}
{{- else -}}
{{- $full -}}
{{- end -}}
{{- end -}}

{{- define "appizer.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{- default (include "appizer.fullname" .) .Values.serviceAccount.name -}}
{{- else -}}
{{- default "default" .Values.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{- /* Arguments: root, component. What never changes, since selectors and claims can't be changed. */ -}}
{{- define "appizer.selector" -}}
{{- $root := index . 0 -}}
app.kubernetes.io/name: {{ default $root.Chart.Name $root.Values.nameOverride | trunc 63 | trimSuffix "-" }}
app.kubernetes.io/instance: {{ $root.Release.Name | quote }}
app.kubernetes.io/component: {{ index . 1 }}
{{- end -}}

{{- /* Arguments: root, component. */ -}}
{{- define "appizer.labels" -}}
{{- $root := index . 0 -}}
{{ include "appizer.selector" . }}
app.kubernetes.io/part-of: appizer
app.kubernetes.io/version: {{ $root.Chart.AppVersion | replace "+" "_" | trunc 63 | quote }}
app.kubernetes.io/managed-by: {{ $root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" $root.Chart.Name $root.Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{- end -}}

{{- /* Arguments: root, service, tag or "". */ -}}
{{- define "appizer.image" -}}
{{- $image := (index . 0).Values.image -}}
{{- $path := compact (list $image.registry $image.repository (index . 1)) | join "/" -}}
{{- printf "%s:%s" $path (coalesce (index . 2) $image.tag (index . 0).Chart.AppVersion) -}}
{{- end -}}

{{- /* Arguments: root, component. */ -}}
{{- define "appizer.applicationId" -}}
{{- printf "%s%s" ((index . 0).Values.topics.prefix | replace "." "-") (index . 1) -}}
{{- end -}}

{{- /* A scalar as a text: numbers beyond a million would else be written with an exponent. */ -}}
{{- define "appizer.text" -}}
{{- if kindIs "string" . -}}{{ . }}{{- else -}}{{ toJson . }}{{- end -}}
{{- end -}}
