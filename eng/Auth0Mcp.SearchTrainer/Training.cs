namespace Auth0Mcp.SearchTrainer;

/// <summary>Trains the search on all that is known, and writes its index. The same texts give the same index.</summary>
internal static class Training
{
    public static void Write(Constants constants, string path)
    {
        // The runtime compiles much for either: both at once.
        var unspelt = Task.Run(LexiconWriter.Unspelt);
        var catalog = Catalog.Read();
        var written = catalog.Lessons().ToList();
        var lexicon = LexiconWriter.Learn([.. written.Select(static lesson => lesson.Text)], unspelt.GetAwaiter().GetResult());
        List<Lesson> lessons = [.. written,
            .. written.Where(static lesson => lesson.Writer != Lesson.Texts).Select(StyleShift.WithName).OfType<Lesson>()];
        var set = new TrainingSet(catalog, lexicon.Open(), lessons);
        var model = new ModelTrainer(set, constants, [.. Enumerable.Range(0, lessons.Count)]);

        // In the order in which SearchIndex reads.
        var index = new IndexWriter();
        index.WriteLines(catalog.Tools.Select(static tool => tool.Name));
        index.Append(lexicon.Bytes);
        ModelWriter.Write(index, set, constants, model);

        // In one piece: a build that is stopped leaves no half of an index.
        File.WriteAllBytes(path + ".new", index.Bytes);
        File.Move(path + ".new", path, overwrite: true);
    }
}
