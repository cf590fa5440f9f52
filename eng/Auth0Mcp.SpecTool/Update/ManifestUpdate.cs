using Auth0Mcp.SpecTool.Manifest;
using Auth0Mcp.SpecTool.Update.Steps;

namespace Auth0Mcp.SpecTool.Update;

/// <summary>The update of the manifest from beginning to end; each step answers with changed files and notes what it did.</summary>
internal static class ManifestUpdate
{
    public static UpdateResult Apply(SpecFolder folder, Revision revision)
    {
        var before = folder;
        var notes = new List<string>();

        // What went on under another name, before anything looks gone; and what is back, before anything looks new.
        folder = FollowRenames.Apply(folder, revision, notes);
        folder = ReviveTools.Apply(folder, notes);
        folder = ReviveOverlay.Apply(folder, notes);
        folder = EraseOldTombstones.Apply(folder, revision, notes);

        // The catalog itself tells what is missing, so that a second run finds nothing to do. New tools may replace those that go.
        folder = AddStubs.Apply(folder, revision, notes);
        folder = AskAboutUncarried.Apply(folder, notes);
        folder = RetireTools.Apply(folder, revision, notes);
        folder = RetireOverlay.Apply(folder, revision.Date, notes);
        var stubbed = ToolCatalog.Of(folder);
        folder = AskForWording.Apply(folder, stubbed, notes);
        folder = AskAboutSecrets.Apply(folder, stubbed, revision, notes);

        return new UpdateResult(folder, folder.ChangesSince(before), notes, PendingDecision.In(folder));
    }
}

/// <summary>The changed files, what was done to them, and what is left to a person.</summary>
internal sealed record UpdateResult(
    SpecFolder Folder, IReadOnlyList<Import.FileReplacement> Changes, IReadOnlyList<string> Notes,
    IReadOnlyList<PendingDecision> Decisions);
