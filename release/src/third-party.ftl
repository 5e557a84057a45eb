<#-- One library a line, with the licence that its publisher states. -->
<#function licenses of>
  <#assign all = ""/>
  <#list of as one><#assign all = all + (all?has_content)?then("; ", "") + one/></#list>
  <#return all>
</#function>
Libraries in lib/, with the licences that their publishers state. Each jar holds its own notices, where there are any.

<#list dependencyMap?filter(e -> e.getKey().groupId != "io.assay") as e>
<#assign p = e.getKey()/>
${p.groupId}:${p.artifactId}:${p.version}
    ${licenses(e.getValue())}
    ${p.url!"no address given"}
</#list>
